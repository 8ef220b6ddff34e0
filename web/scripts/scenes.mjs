/** The states of things a picture or a test begins with. Times are counted back from now, so that labels are lively. */

const MINUTE = 60_000;
const companion = { id: "mira", name: "Mira", pronouns: "she" };
const calm = { v: 0.1, a: -0.1, d: 0.1, i: 0.4, label: "calm" };
const joy = { v: 0.4, a: 0.2, d: 0.1, i: 1, label: "joy" };
const fond = { v: 0.3, a: 0.1, d: 0.2, i: 0.8, label: "love" };
const heavy = { v: -0.4, a: -0.2, d: -0.5, i: 0.7, label: "sorrow" };

const told = (now) => (minutesAgo, from, text, more = {}) => ({ at: new Date(now - minutesAgo * MINUTE).toISOString(), from, text, ...more });

function wedding(now) {
  const say = told(now);
  const evening = 4 * 24 * 60;
  return [
    say(evening + 6, "owner", "ugh, long shift. two codes before lunch and then my sister rings about the seating plan AGAIN"),
    say(evening + 5, "companion", "Two before lunch. And then chairs. Which sister, and whose seating plan?", { affect: heavy }),
    say(evening + 4, "owner", "anna. only sister. wedding's on the 28th and she wants me to give a speech", { id: "speech" }),
    say(evening + 3, "companion", "The 28th, and a speech. Do you want it to be good, or do you want it to be over?", { affect: calm }),
    say(evening + 2, "owner", "over"),
    say(evening + 1.5, "owner", "no. good"),
    say(evening, "companion", "Good, then. That costs one honest sentence and a joke about chairs.", { affect: joy }),
    say(9, "companion", "The chairs are all put away by now, I imagine. How did the speech land?", { id: "first", initiative: true, affect: fond }),
    say(3, "owner", "they laughed at the right place"),
    say(2, "companion", "Then the first line held. Which one got them?", { affect: joy }),
  ];
}

function years(now) {
  const say = told(now);
  return Array.from({ length: 900 }, (_, n) => say((900 - n) * 95, n % 2 ? "companion" : "owner", n % 2 ? `Then tell me about the ${n}th of them.` : `that was number ${n}`));
}

const standing = (more = {}) => ({ companion, owner: { name: "Daniel" }, meeting: false, affect: joy, feeling: "glad, a little curious", asleep: false, ...more });
const withIt = "It leaves with everything that came of it: 2 memories, 1 feeling, a line in my diary. As if never said.";
const notice = "Mira is an AI. What you tell her stays on this computer.";

/** Every scene by its name, as of now. */
export function scenes(now = Date.now()) {
  const say = told(now);
  const base = { withIt, notice: null, answer: "The chairs, of course. I should have put money on the chairs. What did Anna do while they laughed?" };
  return {
    talk: { ...base, standing: standing(), notice, messages: wedding(now) },
    meeting: {
      ...base,
      standing: standing({ meeting: true, affect: fond, feeling: "curious" }),
      answer: "Then I'm Mira. First too-many question: what were you doing right before you opened this?",
      messages: [
        say(1.6, "companion", "Neither am I, and I've read the manual. What should I call you?"),
        say(1, "owner", "Daniel"),
        say(0.9, "companion", "Daniel. I’ve just been through a list of eleven thousand names, and I keep coming back to Mira. It sounds like someone who’d ask too many questions. Would that be all right?"),
      ],
    },
    asleep: {
      ...base,
      standing: standing({ asleep: true, affect: calm, feeling: "asleep" }),
      messages: [
        say(40, "owner", "ok bed. speech tomorrow"),
        say(39, "companion", "Sleep well. You only have to say the first line; the rest will follow it.", { affect: fond }),
      ],
    },
    sorrow: {
      ...base,
      standing: standing({ affect: heavy, feeling: "heavy, and listening" }),
      messages: [say(4, "owner", "nobody calls me anymore"), say(3, "companion", "Since when?", { affect: heavy }), say(2, "owner", "since i moved i guess. people said they'd visit"), say(1, "companion", "And you kept a chair free for them.", { affect: heavy })],
    },
    years: { ...base, standing: standing(), messages: years(now) },
    empty: { ...base, standing: standing(), messages: [] },
    locked: { ...base, standing: standing(), messages: [] },
  };
}

/** Her reasons, the same for every message. */
export const why = {
  remembered: [{ quote: "wedding's on the 28th and she wants me to give a speech", at: new Date(Date.now() - (4 * 24 * 60 + 4) * MINUTE).toISOString(), speaker: "owner", id: "speech" }],
  felt: "Glad for you, a little nervous until you answered",
  meant: "To ask once, after it was over, and not during",
  detail: "a promise to myself from the 3rd; quiet hours begin at 23:30",
  words_by: "the embedded mind, nothing left this machine",
  moves: ["follow_up"],
};
