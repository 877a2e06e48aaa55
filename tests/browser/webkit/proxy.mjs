// @ts-check
/**
 * The HTTP proxy that WebKit is sent through, since WebDriver tells of no requests: it reports every one, answers or
 * refuses those that a test wants answered or refused, and puts a script first in every page. It reaches this machine only.
 */
import { EventEmitter } from "node:events";
import { createServer, request as send } from "node:http";

const SCRIPT = "/.first-of-all.js";
const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** @typedef {{ status?: number, headers?: Record<string, string>, contentType?: string, body?: string | Buffer }} Answer */
/** @typedef {"go on" | "refuse" | Answer} Verdict */

export class Proxy extends EventEmitter {
  /** What runs first in every page. */
  script = "";
  /** What becomes of a request. @type {(request: Request) => Promise<Verdict>} */
  judge = async () => "go on";
  #server = createServer((request, response) => void this.#pass(request, response));

  static async start() {
    const self = new Proxy();
    // What would be encrypted is for somebody else: told and refused.
    self.#server.on("connect", (request, socket) => {
      self.#report(new Request(`https://${String(request.url).replace(/:443$/, "")}/`, "CONNECT"), socket);
    });
    await new Promise((listening) => self.#server.listen(0, "127.0.0.1", () => listening(undefined)));
    return self;
  }

  get address() {
    return `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (this.#server.address()).port}`;
  }

  stop() {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** @param {Request} told @param {{ destroy: () => void }} refused */
  #report(told, refused) {
    this.emit("request", told);
    told.refused = "refused";
    this.emit("requestfailed", told);
    refused.destroy();
  }

  /** @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response */
  async #pass(request, response) {
    const address = new URL(String(request.url));
    if (address.pathname === SCRIPT) return void response.writeHead(200, { "content-type": "text/javascript", "cache-control": "no-store" }).end(this.script);
    // What the browser asks for by itself is nothing that the page did.
    if (address.pathname === "/favicon.ico") return void response.writeHead(404).end();
    const told = new Request(address.href, request.method ?? "GET");
    const verdict = await this.judge(told);
    if (verdict === "refuse" || (verdict === "go on" && !LOOPBACK.has(address.hostname))) return this.#report(told, response);
    this.emit("request", told);
    if (verdict !== "go on") {
      const { status = 200, headers = {}, contentType = "text/plain", body = "" } = verdict;
      this.emit("response", new Response(told, status));
      return void response.writeHead(status, { "content-type": contentType, ...headers }).end(body);
    }
    request.pipe(
      send(address, { method: request.method, headers: request.headers }, (answer) => {
        const status = answer.statusCode ?? 0;
        this.emit("response", new Response(told, status));
        if (!String(answer.headers["content-type"]).startsWith("text/html")) return void answer.pipe(response.writeHead(status, answer.headers));
        const { "content-length": _, ...headers } = answer.headers;
        /** @type {Buffer[]} */
        const chunks = [];
        answer.on("data", (chunk) => chunks.push(chunk));
        answer.on("end", () => response.writeHead(status, headers).end(first(String(Buffer.concat(chunks)), `<script src="${SCRIPT}"></script>`)));
      }).on("error", () => {
        told.refused = "unreachable";
        this.emit("requestfailed", told);
        response.destroy();
      }),
    );
  }
}

/**
 * A page with a tag put first.
 * @param {string} html
 * @param {string} tag
 */
export const first = (html, tag) => html.replace(/^(\s*<!doctype[^>]*>)?/i, (doctype) => doctype + tag);

/** A request as Playwright tells it. */
export class Request {
  refused = "";

  /** @param {string} address @param {string} method */
  constructor(address, method) {
    this.address = address;
    this.asked = method;
  }

  url() {
    return this.address;
  }

  method() {
    return this.asked;
  }

  failure() {
    return this.refused ? { errorText: this.refused } : null;
  }
}

class Response {
  /** @param {Request} request @param {number} status */
  constructor(request, status) {
    this.asked = request;
    this.code = status;
  }

  status() {
    return this.code;
  }

  url() {
    return this.asked.url();
  }

  request() {
    return this.asked;
  }
}
