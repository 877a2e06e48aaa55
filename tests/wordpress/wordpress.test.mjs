// @ts-check
/**
 * The plugin of samples/wordpress in a real WordPress: snapshots, the line, the REST route, the page without scripts,
 * uninstall.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { BROWSER_MISSING, findBrowser } from "../../scripts/browsers.mjs";
import { root } from "../../scripts/run.mjs";
import { axe, Bench, compared, marks } from "../browser/support.mjs";
import { missing, NO_SCRIPTS, Site } from "./site.mjs";

const skip = missing() ?? ((await findBrowser()) ? false : BROWSER_MISSING);
const plugin = join(root, "samples", "wordpress");

/** A block with a picture. @param {string} name @param {string} caption */
const picture = (name, caption) =>
  `<!-- wp:image --><figure class="wp-block-image"><img src="/wp-content/uploads/${name}" alt=""/><figcaption class="wp-element-caption">${caption}</figcaption></figure><!-- /wp:image -->`;

/** @param {string} text */
const paragraph = (text) => `<!-- wp:paragraph --><p>${text}</p><!-- /wp:paragraph -->`;

const FIRST = [
  paragraph("The ferry leaves at 9 a.m."),
  picture("ferry.png", "The ferry at the quay. (Ines Okoro/NTB)"),
  paragraph("It returns in the evening."),
  picture("quay.png", "The quay at dawn. Photo: Ola Berg/AP"),
].join("\n");
const SECOND = FIRST.replace("9 a.m.", "10 a.m.").replace("Ines Okoro/NTB", "Ada Holm/NTB");

/** @param {string} text as PHP writes it */
const quoted = (text) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;

/** @type {Site} */
let site;
/** @type {Bench} */
let bench;
let id = 0;
let address = "";

before(async () => {
  if (skip) return;
  site = await Site.start();
  bench = await Bench.start();
  const made = site.php(`
    $id = wp_insert_post(array('post_title' => 'Ferry “Vega” to leave & return', 'post_name' => 'ferry', 'post_status' => 'publish',
      'post_date_gmt' => '2021-03-04 06:10:00', 'post_content' => ${quoted(FIRST)}), true);
    update_option('article_versions_line', 'above');
    echo json_encode(array('id' => $id, 'address' => get_permalink($id)));`);
  ({ id, address } = JSON.parse(made));
});

after(async () => {
  await bench?.stop();
  await site?.stop();
});

/** The versions in the response of the REST route. @param {number} post */
async function versions(post) {
  const response = await fetch(`${site.url}wp-json/article-versions/v1/posts/${post}`);
  return { status: response.status, ...(await response.json()) };
}

test("the plugin is PHP without errors", { skip }, () => {
  const files = [plugin, join(plugin, "includes")].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".php"))
      .map((name) => join(folder, name)),
  );
  assert.ok(files.length > 5);
  for (const file of files) {
    const { status, stdout } = spawnSync("php", ["-l", file], { encoding: "utf8" });
    assert.equal(status, 0, stdout);
  }
});

test("one version shows no line", { skip }, async () => {
  assert.equal((await versions(id)).versions.length, 1);
  assert.doesNotMatch(await (await fetch(address)).text(), /<article-versions/);
});

test("an update makes a version, and saving the same text does not", { skip }, async () => {
  site.php(`wp_update_post(array('ID' => ${id}, 'post_content' => ${quoted(SECOND)}));`);
  site.php(`wp_update_post(array('ID' => ${id}, 'post_content' => ${quoted(SECOND)}));`);
  const { title, versions: kept } = await versions(id);
  assert.equal(title, "Ferry “Vega” to leave & return");
  assert.deepEqual(
    kept.map((/** @type {{ text: string }} */ { text }) => /Okoro/.test(text)),
    [true, false],
  );
});

test("the script is a module: a script module in WordPress 6.5 and later, otherwise a tag", { skip }, async () => {
  const html = await (await fetch(address)).text();
  const tags = html.match(/<script\b[^>]*article-versions-disclosure\.js[^>]*>/g) ?? [];
  assert.equal(tags.length, 1, html);
  assert.match(tags[0] ?? "", /\stype="module"/);
  const hasModules = site.php("echo (int) function_exists('wp_enqueue_script_module');") === "1";
  assert.equal(/id=["']article-versions-js-module["']/.test(tags[0] ?? ""), hasModules, tags[0]);
});

for (const width of [320, 1280]) {
  test(`the line opens the comparison, text and credit marked, ${width} px wide`, { skip }, async () => {
    const { page, problems } = await bench.open(address, { width });
    const line = page.locator("article-versions").getByRole("button");
    await line.waitFor();
    await page.locator("article-versions").getByText("2 versions").waitFor();
    assert.equal(
      await page.evaluate(() =>
        performance.getEntriesByType("resource").some(({ name }) => /wasm|posts\/\d+/.test(name)),
      ),
      false,
    );
    await line.focus();
    await page.keyboard.press("Enter");
    await compared(page);
    const { removed, added } = await marks(page);
    assert.ok(removed.includes("9 a.m.") && added.includes("10 a.m."), JSON.stringify({ removed, added }));
    assert.match(removed.join(" "), /Ines Okoro/);
    assert.match(added.join(" "), /Ada Holm/);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing overflows");
    assert.deepEqual(await axe(page, "article-versions"), []);
    assert.deepEqual(
      problems.filter((problem) => !/uploads\/|favicon|404/.test(problem)),
      [],
    );
  });
}

test("where no script may run, the line is a link to the earlier versions", { skip }, async () => {
  const blocked = (/** @type {string} */ link) => `${link}${link.includes("?") ? "&" : "?"}${NO_SCRIPTS}`;
  const { page } = await bench.open(blocked(address));
  const link = await page.getByRole("link", { name: "1 earlier version" }).getAttribute("href");
  await page.goto(blocked(new URL(link ?? "", address).href));
  await page.getByText("Ada Holm").first().waitFor();
  const text = await page.locator("body").innerText();
  assert.match(text, /9 a\.m\.[\s\S]*Ines Okoro[\s\S]*10 a\.m\.[\s\S]*Ada Holm/);
});

test("for a post older than the plugin, the state before the first update is kept", { skip }, async () => {
  const old = Number(
    site.php(`global $wpdb;
      $id = wp_insert_post(array('post_title' => 'Old', 'post_status' => 'publish', 'post_content' => ${quoted(paragraph("It cost 35 crowns."))}));
      $wpdb->delete(Article_Versions_Store::table(), array('post_id' => $id));
      wp_update_post(array('ID' => $id, 'post_content' => ${quoted(paragraph("It cost 55 crowns."))}));
      echo $id;`),
  );
  const { versions: kept } = await versions(old);
  assert.deepEqual(
    kept.map((/** @type {{ text: string }} */ { text }) => /It cost \d+/.exec(text)?.[0]),
    ["It cost 35", "It cost 55"],
  );
});

test("drafts, private posts and posts with a password are neither stored nor published", { skip }, async () => {
  for (const state of [
    "'post_status' => 'draft'",
    "'post_status' => 'private'",
    "'post_status' => 'publish', 'post_password' => 'x'",
  ]) {
    const hidden = Number(
      site.php(`echo wp_insert_post(array('post_title' => 'Secret', ${state}, 'post_content' => 'One.'));`),
    );
    assert.equal(site.php(`echo Article_Versions_Store::overview(${hidden})['count'];`), "0");
    assert.ok((await versions(hidden)).status >= 400);
  }
  site.php(`wp_update_post(array('ID' => ${id}, 'post_status' => 'private'));`);
  assert.ok((await versions(id)).status >= 400);
  site.php(`wp_update_post(array('ID' => ${id}, 'post_status' => 'publish'));`);
});

test("the shortcode and the block show the line, once", { skip }, async () => {
  for (const embed of ["[article_versions]", "<!-- wp:article-versions/line /-->"]) {
    const link = site.php(`
      $id = wp_insert_post(array('post_title' => 'Embed', 'post_status' => 'publish', 'post_content' => ${quoted(`${paragraph("One.")}\n${embed}`)}));
      wp_update_post(array('ID' => $id, 'post_content' => ${quoted(`${paragraph("Two.")}\n${embed}`)}));
      echo get_permalink($id);`);
    const html = await (await fetch(link)).text();
    assert.equal(html.match(/<article-versions/g)?.length, 1, embed);
  }
});

test("a story cannot break out of the page of versions", { skip }, async () => {
  const link = site.php(
    `$id = wp_insert_post(array('post_title' => 'A</title><script>alert(1)</script>', 'post_status' => 'publish', 'post_content' => '<p onclick="x()">One.</p><script>alert(2)</script>'));
      wp_update_post(array('ID' => $id, 'post_content' => '<p>Two.</p>'));
      echo add_query_arg('article-versions', '1', get_permalink($id));`,
    "admin",
  );
  const html = await (await fetch(link)).text();
  assert.match(html, /One\.[\s\S]*Two\./);
  assert.doesNotMatch(html, /alert\(1\)<\/script>|<script>alert|onclick/);
});

test("deleting a post deletes its versions; uninstalling removes the table and the settings", { skip }, () => {
  const left = site.php(
    `wp_delete_post(${id}, true); echo Article_Versions_Store::overview(${id})['count'], ' ';
      define('WP_UNINSTALL_PLUGIN', 'article-versions/article-versions.php');
      require WP_PLUGIN_DIR . '/article-versions/uninstall.php';
      global $wpdb;
      echo count($wpdb->get_col("SHOW TABLES LIKE '{$wpdb->prefix}article_versions'")), ' ', var_export(get_option('article_versions_line'), true);`,
    "admin",
  );
  assert.equal(left, "0 0 false");
});

test("PHP and WordPress report no errors", { skip }, () => {
  const own = site
    .log()
    .split("\n")
    .filter((line) => line.includes("article-versions"));
  assert.deepEqual(own, []);
  assert.ok(readFileSync(join(site.docroot, "wp-includes", "version.php"), "utf8").includes("$wp_version"));
});
