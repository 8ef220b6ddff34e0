/**
 * A server that speaks the page's protocol and has no mind: for pictures and tests of the page alone.
 *
 * Each scene is a state of things as the real server would tell it. What is said to it is kept, acknowledged and
 * answered with a set line, word by word. Run by itself: node scripts/fake-server.mjs [scene] [port]
 */
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

import { WebSocketServer } from "ws";

import { scenes, why } from "./scenes.mjs";

const PAGE = fileURLToPath(new URL("../../src/everwith/server/page/", import.meta.url));
const KINDS = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2",
};
const POLICY = "default-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const WORD_EVERY = 45;
const THINKS_FOR = 700;

const json = (response, value, status = 200) => {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(value));
};

async function file(response, path) {
  const name = normalize(path === "/" ? "/index.html" : path);
  try {
    const body = await readFile(join(PAGE, name));
    response.writeHead(200, { "content-type": KINDS[extname(name)] ?? "application/octet-stream", "content-security-policy": POLICY });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}

/** The state behind one running server. */
class Living {
  constructor(scene) {
    this.scene = scene;
    this.messages = scene.messages.map((message, index) => ({ in_reply_to: null, initiative: false, affect: scene.standing.affect, ...message, seq: index + 1, id: message.id ?? `m${index + 1}` }));
    this.sockets = new Set();
    this.said = [];
  }

  get cursor() {
    return this.messages.at(-1)?.seq ?? 0;
  }

  tell(event) {
    for (const socket of this.sockets) socket.send(JSON.stringify(event));
  }

  keep(message) {
    const whole = { in_reply_to: null, initiative: false, affect: this.scene.standing.affect, at: new Date().toISOString(), ...message, seq: this.cursor + 1 };
    this.messages.push(whole);
    return whole;
  }

  /** Durable first, acknowledged second, answered last; the same id is answered once. */
  hear({ id, text }) {
    this.said.push(id);
    const twice = this.messages.some((message) => message.id === id);
    const message = twice ? null : this.keep({ id, from: "owner", text });
    this.tell({ type: "received", id });
    if (message) this.tell({ type: "message", message });
    if (message && !this.scene.standing.asleep) this.answer(id);
  }

  answer(to) {
    this.tell({ type: "thinking", for: to });
    const reply = `r${this.cursor}`;
    const words = this.scene.answer.match(/\S+\s*/g);
    setTimeout(() => {
      words.forEach((word, index) => setTimeout(() => this.tell({ type: "delta", id: reply, in_reply_to: to, text: word }), index * WORD_EVERY));
      setTimeout(() => this.tell({ type: "message", message: this.keep({ id: reply, from: "companion", text: this.scene.answer, in_reply_to: to }) }), words.length * WORD_EVERY);
    }, THINKS_FOR);
  }

  forget(id) {
    this.messages = this.messages.filter((message) => message.id !== id);
    this.tell({ type: "forgotten", ids: [id] });
    return { forgotten: [id], with_it: this.scene.withIt };
  }

  resume(socket, after) {
    socket.send(JSON.stringify({ type: "hello", ...this.scene.standing, notice: this.scene.notice, cursor: this.cursor }));
    if (after === null) return;
    for (const message of this.messages.filter(({ seq }) => seq > after)) socket.send(JSON.stringify({ type: "message", message }));
  }
}

function rest(living, request, response, url) {
  const [, , what, id] = url.pathname.split("/").map(decodeURIComponent);
  if (what === "messages" && request.method === "DELETE") return json(response, living.forget(id));
  if (what === "messages") {
    const before = Number(url.searchParams.get("before") ?? Infinity);
    const limit = Number(url.searchParams.get("limit") ?? 50);
    const past = living.messages.filter(({ seq }) => seq < before);
    return json(response, { messages: past.slice(-limit), more: past.length > limit });
  }
  if (what === "why") return json(response, why);
  if (what === "forget") return json(response, { with_it: living.scene.withIt });
  if (what === "recall") {
    const wanted = (url.searchParams.get("q") ?? "").toLowerCase();
    const found = living.messages.filter(({ text }) => text.toLowerCase().includes(wanted)).map(({ id: of, text, at, from }) => ({ id: of, text, at, speaker: from }));
    return json(response, { memories: found.reverse() });
  }
  return json(response, {}, 404);
}

/** Start with a scene; resolves to its address, what it knows, and a way to stop or to break the line. */
export async function startFakeServer(name = "talk", port = 0) {
  const living = new Living(scenes()[name]);
  const locked = name === "locked";
  const server = createServer((request, response) => {
    const url = new URL(request.url, "http://page");
    if (!url.pathname.startsWith("/api/")) return void file(response, url.pathname);
    if (locked) return json(response, {}, 401);
    return rest(living, request, response, url);
  });
  const live = new WebSocketServer({ noServer: true });
  server.on("upgrade", (request, socket, head) => {
    if (locked) return void socket.end("HTTP/1.1 401 Unauthorized\r\n\r\n");
    live.handleUpgrade(request, socket, head, (client) => {
      living.sockets.add(client);
      client.on("close", () => living.sockets.delete(client));
      client.on("message", (data) => {
        const event = JSON.parse(data.toString());
        if (event.type === "resume") living.resume(client, event.after);
        if (event.type === "say") living.hear(event);
        if (event.type === "ping") client.send(JSON.stringify({ type: "pong" }));
      });
    });
  });
  await new Promise((ready) => server.listen(port, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    living,
    breakLine: () => { for (const socket of living.sockets) socket.terminate(); },
    stop: () => { for (const socket of living.sockets) socket.terminate(); server.close(); server.closeAllConnections(); },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await startFakeServer(process.argv[2], Number(process.argv[3] ?? 8316));
  console.log(url);
}
