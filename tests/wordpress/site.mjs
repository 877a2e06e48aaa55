// @ts-check
/** Sets up WordPress in a temporary folder: a database, a site with the plugin active, and PHP's server. */
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "../../scripts/run.mjs";
import { filesOf } from "../../www/formats/zip.js";

/**
 * The installed WordPress: Debian's package, or the folder or zip in WORDPRESS. Zips of npm's
 * `@wp-playground/wordpress-builds` have scripts and styles in `public/`.
 */
const WORDPRESS = process.env.WORDPRESS ?? "/usr/share/wordpress";
/** How long the database and the server may take to start (milliseconds). */
const START = 60_000;

/** The reason why WordPress cannot run here, or null. */
export function missing() {
  const lacks = (/** @type {string} */ program) =>
    spawnSync("sh", ["-c", `PATH="$PATH:/usr/sbin" command -v ${program}`]).status !== 0;
  const programs = ["php", "mariadbd", "mariadb-install-db"].filter(lacks);
  if (!existsSync(WORDPRESS)) programs.push(process.env.WORDPRESS ? `WordPress (${WORDPRESS})` : "WordPress");
  if (programs.length === 0 && !spawnSync("php", ["-m"], { encoding: "utf8" }).stdout.includes("mysqli")) {
    programs.push("php-mysql");
  }
  if (programs.length === 0) return null;
  return `${programs.join(", ")} missing; on Debian: apt-get install wordpress php-cli php-mysql mariadb-server`;
}

export class Site {
  folder = mkdtempSync(join(tmpdir(), "wordpress-"));
  url = "";
  /** @type {import("node:child_process").ChildProcess[]} */
  #running = [];

  static async start() {
    const site = new Site();
    try {
      await site.#startDatabase();
      await site.#install();
      await site.#serve();
      return site;
    } catch (error) {
      await site.stop();
      throw error;
    }
  }

  /** The served folder. */
  get docroot() {
    return join(this.folder, "site");
  }

  /**
   * Runs PHP inside WordPress, as an editor, and returns what it prints.
   * @param {string} code
   * @param {string} [user]
   */
  php(code, user = "editor") {
    const script = `<?php define('WP_USE_THEMES', false); require '${this.docroot}/wp-load.php';
      require_once ABSPATH . 'wp-admin/includes/admin.php';
      wp_set_current_user(get_user_by('login', '${user}')->ID ?? 0);\n${code}`;
    writeFileSync(join(this.folder, "run.php"), script);
    const { status, stdout, stderr } = spawnSync("php", ["-d", "display_errors=1", join(this.folder, "run.php")], {
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`PHP failed: ${stdout}${stderr}${this.log()}`);
    return stdout;
  }

  /** The errors of PHP and WordPress. */
  log() {
    const path = join(this.folder, "debug.log");
    return existsSync(path) ? readFileSync(path, "utf8") : "";
  }

  async stop() {
    for (const process of this.#running.reverse()) {
      const ended = new Promise((resolve) => process.once("exit", resolve));
      if (process.exitCode === null && process.kill()) await Promise.race([ended, sleep(10_000)]);
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #startDatabase() {
    const data = join(this.folder, "data");
    const socket = join(this.folder, "db.sock");
    const user = process.getuid?.() === 0 ? ["--user=root"] : [];
    const made = spawnSync(
      "mariadb-install-db",
      ["--no-defaults", `--datadir=${data}`, "--auth-root-authentication-method=normal", "--skip-test-db", ...user],
      { encoding: "utf8" },
    );
    if (made.status !== 0) throw new Error(`The database could not be made: ${made.stdout}${made.stderr}`);
    const options = [`--datadir=${data}`, `--socket=${socket}`, "--skip-networking", `--pid-file=${data}/pid`];
    const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };
    this.#running.push(spawn("mariadbd", ["--no-defaults", ...options, ...user], { stdio: "ignore", env }));
    const sql = (/** @type {string} */ statement) =>
      spawnSync("mariadb", ["--no-defaults", `--socket=${socket}`, "-uroot", "-e", statement]).status === 0;
    await until(() => sql("CREATE DATABASE IF NOT EXISTS wordpress"), "The database did not start");
  }

  async #install() {
    if (WORDPRESS.endsWith(".zip")) await this.#unpack(WORDPRESS);
    else cpSync(WORDPRESS, this.docroot, { recursive: true, dereference: true });
    const plugin = join(this.docroot, "wp-content", "plugins", "article-versions");
    cpSync(join(root, "samples", "wordpress"), plugin, { recursive: true });
    mkdirSync(join(plugin, "dist"));
    for (const name of readdirSync(join(root, "dist"))) {
      if (/\.(?:js|wasm)$|^labels$/.test(name)) {
        cpSync(join(root, "dist", name), join(plugin, "dist", name), { recursive: true });
      }
    }
    const port = await freePort();
    this.url = `http://127.0.0.1:${port}/`;
    writeFileSync(
      join(this.docroot, "wp-config.php"),
      `<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:${join(this.folder, "db.sock")}'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_HOME', '${this.url.slice(0, -1)}'); define('WP_SITEURL', WP_HOME);
define('WP_DEBUG', true); define('WP_DEBUG_LOG', '${join(this.folder, "debug.log")}'); define('WP_DEBUG_DISPLAY', false);
define('DISABLE_WP_CRON', true); define('WP_HTTP_BLOCK_EXTERNAL', true); define('AUTOMATIC_UPDATER_DISABLED', true);
foreach (array('AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE') as $name) { define($name . '_KEY', $name); define($name . '_SALT', $name); }
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`,
    );
    const install = `<?php define('WP_INSTALLING', true); require '${this.docroot}/wp-load.php';
      require_once ABSPATH . 'wp-admin/includes/admin.php';
      require_once ABSPATH . 'wp-admin/includes/upgrade.php';
      function wp_mail() { return true; }
      wp_install('Harbour Post', 'admin', 'admin@example.com', true, '', 'password');
      wp_insert_user(array('user_login' => 'editor', 'user_pass' => 'password', 'role' => 'editor', 'display_name' => 'Ada Quill'));
      update_option('permalink_structure', '/%postname%/');`;
    writeFileSync(join(this.folder, "install.php"), install);
    const { status, stdout, stderr } = spawnSync("php", [join(this.folder, "install.php")], { encoding: "utf8" });
    if (status !== 0) throw new Error(`WordPress could not be installed: ${stdout}${stderr}${this.log()}`);
    this.php("activate_plugin('article-versions/article-versions.php'); flush_rewrite_rules();", "admin");
  }

  /** @param {string} path */
  async #unpack(path) {
    for (const [name, { read }] of filesOf(new Uint8Array(readFileSync(path)))) {
      if (name.endsWith("/")) continue;
      const file = join(this.docroot, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, await read());
    }
    const apart = join(dirname(path), "..", "..", "public", basename(path, ".zip"));
    if (existsSync(apart)) cpSync(apart, this.docroot, { recursive: true });
  }

  async #serve() {
    const router = join(this.folder, "router.php");
    writeFileSync(
      router,
      `<?php $path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH); $file = '${this.docroot}' . $path;
      if ($path !== '/' && is_file($file) && substr($file, -4) !== '.php') {
        $types = array('js' => 'text/javascript', 'css' => 'text/css', 'wasm' => 'application/wasm', 'png' => 'image/png', 'svg' => 'image/svg+xml');
        header('Content-Type: ' . ($types[pathinfo($file, PATHINFO_EXTENSION)] ?? 'application/octet-stream'));
        readfile($file); return true;
      }
      if (is_file($file)) return false;
      if (isset($_GET['${NO_SCRIPTS}'])) header("Content-Security-Policy: script-src 'none'");
      chdir('${this.docroot}'); $_SERVER['SCRIPT_NAME'] = '/index.php'; require '${this.docroot}/index.php';`,
    );
    const address = new URL(this.url).host;
    const env = { ...process.env, PHP_CLI_SERVER_WORKERS: "4" };
    this.#running.push(spawn("php", ["-S", address, "-t", this.docroot, router], { stdio: "ignore", env }));
    await until(
      () =>
        fetch(this.url).then(
          ({ ok }) => ok,
          () => false,
        ),
      "WordPress did not answer",
    );
  }
}

/** The parameter of an address for which the server lets no script run. */
export const NO_SCRIPTS = "no-scripts";

/** @param {() => boolean | Promise<boolean>} happened @param {string} failure */
async function until(happened, failure) {
  for (const end = Date.now() + START; Date.now() < end; await sleep(250)) if (await happened()) return;
  throw new Error(`${failure} within ${START / 1000} seconds`);
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
