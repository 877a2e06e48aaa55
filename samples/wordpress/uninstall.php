<?php
/**
 * Removes everything that the plugin stored.
 *
 * @package ArticleVersions
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

/** Removes the table and the options of the current site. */
function article_versions_uninstall_site() {
	global $wpdb;
	$wpdb->query( "DROP TABLE IF EXISTS {$wpdb->prefix}article_versions" ); // phpcs:ignore WordPress.DB
	delete_option( 'article_versions_line' );
	delete_option( 'article_versions_table' );
}

if ( is_multisite() ) {
	foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $article_versions_site ) {
		switch_to_blog( $article_versions_site );
		article_versions_uninstall_site();
		restore_current_blog();
	}
} else {
	article_versions_uninstall_site();
}
