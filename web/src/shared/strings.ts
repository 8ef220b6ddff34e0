/** Every word the page itself says. Hers come from the server. */

export const strings = {
  locale: "en-GB",
  talk: "Talk",
  nav: "Pages",
  pageTitle: (name: string) => (name ? `${name} · Everwith` : "Everwith"),

  composer: {
    label: (name: string) => `Say something to ${name || "her"}`,
    hint: "Say it however it comes",
    asleep: (they: string) => `Say it; ${they} ${they === "they" ? "sleep" : "sleeps"} lightly`,
    meeting: "Answer however you like",
    send: "Send",
  },

  states: {
    listening: "listening",
    thinking: "thinking",
    speaking: "speaking",
    asleep: "asleep",
    away: "out of reach",
    arriving: "one moment",
  },

  conversation: {
    log: (name: string) => `Your conversation with ${name || "her"}`,
    spokeFirst: (name: string) => `${name} spoke first`,
    said: (name: string) => `${name}:`,
    you: "You:",
    speaker: (speaker: string, name: string) => (speaker === "owner" ? "you" : speaker === "companion" ? name : speaker),
    older: "Further back",
    now: "Back to now",
    waiting: "kept here, not sent yet",
    sendAgain: "Send again",
    takeBack: "Take it back",
    empty: "Nothing has been said yet.",
    today: "Today",
    yesterday: "Yesterday",
  },

  why: {
    open: (name: string) => `Why did ${name || "she"} say this?`,
    looking: "Looking back",
    remembered: "Remembered",
    felt: "Felt",
    meant: "Meant",
    wordsBy: "Words by",
    goThere: "go there",
    nothing: "Nothing from before; only what was just said",
    forget: "Forget this",
    close: "Close",
  },

  forget: {
    button: "Forget",
    question: "Forget this?",
    asking: "Looking at what would go with it",
    keep: "Keep",
    confirm: "Forget",
    done: "Forgotten.",
    stayed: "It could not be forgotten just now. Nothing was changed.",
  },

  menu: {
    open: "Search and settings",
    search: "Search",
    settings: "Settings",
    close: "Close",
    searchHint: "Search what you said",
    searching: "Looking",
    found: (count: number) => (count === 1 ? "One thing found" : `${count} things found`),
    nothingFound: "Nothing with those words. Another word may be nearer to how you said it.",
    theme: "Paper",
    themes: { system: "as this machine", light: "day", dark: "night" },
    keep: "Yours to keep",
    export: "Take everything with you",
    exportHint: "All you both said and everything remembered, in open formats.",
  },

  trouble: {
    locked: "This page needs its link: run everwith and open the link it prints.",
    away: (name: string) => `${name || "Your companion"} cannot be reached right now. What you write is kept here and sent as soon as the line is back.`,
    mishap: "Something on this page went wrong. Nothing you said is lost.",
    reload: "Open the page again",
    notLoaded: "That could not be read just now. Try once more in a moment.",
  },

  meeting: {
    heading: "The first meeting",
    whatSheIs: (They: string) => `${They} ${They === "They" ? "are" : "is"} an AI. ${They} ${They === "They" ? "live" : "lives"} in one encrypted file on this computer, and nowhere else.`,
  },
} as const;
