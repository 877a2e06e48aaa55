<?php
/**
 * Plugin Name:       Article versions
 * Description:       Keeps each published version of a post, with captions and credits as they were, and shows readers what changed.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           MIT OR Apache-2.0
 * Text Domain:       article-versions
 * Domain Path:       /languages
 *
 * @package ArticleVersions
 */

defined( 'ABSPATH' ) || exit;

define( 'ARTICLE_VERSIONS_VERSION', '0.1.0' );
define( 'ARTICLE_VERSIONS_FILE', __FILE__ );

require_once __DIR__ . '/includes/class-article-versions-store.php';
require_once __DIR__ . '/includes/class-article-versions-snapshots.php';
require_once __DIR__ . '/includes/class-article-versions-api.php';
require_once __DIR__ . '/includes/class-article-versions-display.php';
require_once __DIR__ . '/includes/class-article-versions-settings.php';

register_activation_hook( __FILE__, array( 'Article_Versions_Store', 'create_table' ) );

add_action(
	'plugins_loaded',
	function () {
		Article_Versions_Store::register();
		Article_Versions_Snapshots::register();
		Article_Versions_Api::register();
		Article_Versions_Display::register();
		Article_Versions_Settings::register();
	}
);

add_action(
	'init',
	function () {
		load_plugin_textdomain( 'article-versions', false, dirname( plugin_basename( ARTICLE_VERSIONS_FILE ) ) . '/languages' );
	}
);
