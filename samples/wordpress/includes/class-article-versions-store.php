<?php
/**
 * Stores the versions of posts.
 *
 * Versions have a table of their own. As post meta, WordPress would load all of them on each view of the post.
 *
 * @package ArticleVersions
 */

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.DB.DirectDatabaseQuery -- The table is the plugin's own.

/**
 * The table of versions.
 */
class Article_Versions_Store {

	/** The option with the version of the table. */
	const TABLE_VERSION_OPTION = 'article_versions_table';

	/** Increase this when the table changes. */
	const TABLE_VERSION = '1';

	/** Registers the hooks. */
	public static function register() {
		add_action( 'init', array( __CLASS__, 'create_table_if_missing' ), 5 );
		add_action( 'delete_post', array( __CLASS__, 'remove' ) );
	}

	/**
	 * The name of the table.
	 *
	 * @return string
	 */
	public static function table() {
		global $wpdb;
		return $wpdb->prefix . 'article_versions';
	}

	/** Creates the table on a site that has none, for example a new site of a network. */
	public static function create_table_if_missing() {
		if ( get_option( self::TABLE_VERSION_OPTION ) !== self::TABLE_VERSION ) {
			self::create_table();
		}
	}

	/** Creates or updates the table. */
	public static function create_table() {
		global $wpdb;
		require_once ABSPATH . 'wp-admin/includes/upgrade.php';
		$table   = self::table();
		$charset = $wpdb->get_charset_collate();
		dbDelta(
			"CREATE TABLE $table (
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				post_id bigint(20) unsigned NOT NULL,
				published_gmt datetime NOT NULL,
				digest char(40) NOT NULL,
				html longtext NOT NULL,
				PRIMARY KEY  (id),
				KEY post (post_id)
			) $charset;"
		);
		update_option( self::TABLE_VERSION_OPTION, self::TABLE_VERSION );
	}

	/**
	 * Adds a version, unless it equals the last one.
	 *
	 * @param int    $post_id       The post.
	 * @param string $published_gmt When it was published, as `Y-m-d H:i:s` in UTC.
	 * @param string $html          The story as readers see it.
	 * @return bool Whether a version was added.
	 */
	public static function add( $post_id, $published_gmt, $html ) {
		global $wpdb;
		$table  = self::table();
		$digest = sha1( $html );
		$last   = $wpdb->get_var( $wpdb->prepare( "SELECT digest FROM $table WHERE post_id = %d ORDER BY id DESC LIMIT 1", $post_id ) ); // phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared
		if ( $last === $digest ) {
			return false;
		}
		$row = array(
			'post_id'       => $post_id,
			'published_gmt' => $published_gmt,
			'digest'        => $digest,
			'html'          => $html,
		);
		return false !== $wpdb->insert( $table, $row, array( '%d', '%s', '%s', '%s' ) );
	}

	/**
	 * All versions of a post, the earliest first.
	 *
	 * @param int $post_id The post.
	 * @return object[] Rows with `id`, `published_gmt` and `html`.
	 */
	public static function all( $post_id ) {
		global $wpdb;
		$table = self::table();
		return $wpdb->get_results( $wpdb->prepare( "SELECT id, published_gmt, html FROM $table WHERE post_id = %d ORDER BY id", $post_id ) ); // phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared
	}

	/**
	 * How many versions a post has, and when the last was published. Cheap enough for each view of the post.
	 *
	 * @param int $post_id The post.
	 * @return array{count: int, last_gmt: string|null}
	 */
	public static function overview( $post_id ) {
		global $wpdb;
		$table = self::table();
		$row   = $wpdb->get_row( $wpdb->prepare( "SELECT COUNT(*) AS count, MAX(published_gmt) AS last_gmt FROM $table WHERE post_id = %d", $post_id ) ); // phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared
		return array(
			'count'    => $row ? (int) $row->count : 0,
			'last_gmt' => $row ? $row->last_gmt : null,
		);
	}

	/**
	 * Removes the versions of a deleted post.
	 *
	 * @param int $post_id The post.
	 */
	public static function remove( $post_id ) {
		global $wpdb;
		$wpdb->delete( self::table(), array( 'post_id' => $post_id ), array( '%d' ) );
	}
}
