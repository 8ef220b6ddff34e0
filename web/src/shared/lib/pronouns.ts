/** "she", "he" or "they" for however the pronouns are written ("she", "she/her"); they where nothing is known. */
export function subjectOf(pronouns: string): "she" | "he" | "they" {
  const first = pronouns.toLowerCase().split(/[^a-z]/)[0];
  return first === "she" || first === "he" ? first : "they";
}
