// @ts-check
/**
 * The HTTP proxy of the WebKit tests. WebDriver does not report requests, so the proxy does. It can answer or refuse
 * requests for a test, and it inserts a script at the start of every page. It connects to this machine only. The
 * browser accepts its certificate, so it also reads encrypted requests.
 */
import { EventEmitter } from "node:events";
import { createServer, request as send } from "node:http";
import { createSecureContext, TLSSocket } from "node:tls";
import { certificate } from "./certificate.mjs";

const SCRIPT = "/.first-of-all.js";
const TAG = `<script src="${SCRIPT}"></script>`;
const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * @typedef {{ status?: number, headers?: Record<string, string>, contentType?: string, body?: string | Buffer }} Answer
 */
/** @typedef {"go on" | "refuse" | Answer} Verdict */

export class CapturingProxy extends EventEmitter {
  /** The script that runs first in every page. */
  script = "";
  /** The decision about a request. @type {(request: Request) => Promise<Verdict>} */
  judge = async () => "go on";
  #server = createServer((request, response) => void this.#pass(request, response));

  static async start() {
    const self = new CapturingProxy();
    const secureContext = createSecureContext(certificate());
    self.#server.on("connect", ({ method, url, headers }, socket) => {
      if (!url?.endsWith(":443")) return self.#report(new Request(`https://${url}/`, method, headers), socket);
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      self.#server.emit(
        "connection",
        new TLSSocket(socket, { isServer: true, secureContext }).on("error", () => socket.destroy()),
      );
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

  /** @param {Request} request @param {{ destroy: () => void }} refused */
  #report(request, refused) {
    this.emit("request", request);
    request.refused = "refused";
    this.emit("requestfailed", request);
    refused.destroy();
  }

  /** @param {import("node:http").IncomingMessage} incoming @param {import("node:http").ServerResponse} response */
  async #pass(incoming, response) {
    const address = new URL(String(incoming.url), `https://${incoming.headers.host}`);
    if (address.pathname === SCRIPT)
      return void response
        .writeHead(200, { "content-type": "text/javascript", "cache-control": "no-store" })
        .end(this.script);
    // Requests of the browser itself do not come from the page.
    if (address.pathname === "/favicon.ico") return void response.writeHead(404).end();
    const request = new Request(address.href, incoming.method, incoming.headers);
    const verdict = await this.judge(request);
    const isHere = address.protocol === "http:" && LOOPBACK.has(address.hostname);
    if (verdict === "refuse" || (verdict === "go on" && !isHere)) return this.#report(request, response);
    this.emit("request", request);
    if (verdict !== "go on") {
      const { status = 200, headers = {}, contentType = "text/plain", body = "" } = verdict;
      this.emit("response", new Response(request, status));
      const isPage = contentType.startsWith("text/html");
      return void response
        .writeHead(status, { "content-type": contentType, ...headers })
        .end(isPage ? first(String(body), TAG) : body);
    }
    incoming.pipe(
      send(address, { method: incoming.method, headers: incoming.headers }, (answer) => {
        const status = answer.statusCode ?? 0;
        this.emit("response", new Response(request, status));
        if (!String(answer.headers["content-type"]).startsWith("text/html"))
          return void answer.pipe(response.writeHead(status, answer.headers));
        const { "content-length": _, ...headers } = answer.headers;
        /** @type {Buffer[]} */
        const chunks = [];
        answer.on("data", (chunk) => chunks.push(chunk));
        answer.on("end", () => response.writeHead(status, headers).end(first(String(Buffer.concat(chunks)), TAG)));
      }).on("error", () => {
        request.refused = "unreachable";
        this.emit("requestfailed", request);
        response.destroy();
      }),
    );
  }
}

/**
 * A page with a tag inserted first.
 * @param {string} html
 * @param {string} tag
 */
export const first = (html, tag) => html.replace(/^(\s*<!doctype[^>]*>)?/i, (doctype) => doctype + tag);

/** A request in Playwright's form. */
export class Request {
  refused = "";

  /** @param {string} address @param {string} [method] @param {import("node:http").IncomingHttpHeaders} [sent] */
  constructor(address, method = "GET", sent = {}) {
    this.address = address;
    this.asked = method;
    this.sent = sent;
  }

  headers() {
    return this.sent;
  }

  /** The purpose, as far as the request shows it: a picture, or "other". */
  resourceType() {
    return /\bimage\/\*/.test(this.sent.accept ?? "") ? "image" : "other";
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
