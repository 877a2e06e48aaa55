<?php
/**
 * Plugin Name: Article versions
 * Description: Keeps what readers saw each time a post was published or updated, and shows with [article_versions] what changed.
 * Version: 0.1.0
 * Requires at least: 6.5
 * Requires PHP: 7.4
 *
 * The package's dist/ folder has to stand beside this file.
 */

defined( 'ABSPATH' ) || exit;

const ARTICLE_VERSIONS_KEPT = '_article_versions';

// WordPress's own revisions keep the text, with the captions and credits of today. A snapshot keeps those of its day.
add_action(
	'wp_after_insert_post',
	function ( $id, $post ) {
		if ( 'publish' !== $post->post_status || 'post' !== $post->post_type ) {
			return;
		}
		$content = str_replace( '[article_versions]', '', $post->post_content );
		$html    = '<article><h1>' . esc_html( get_the_title( $post ) ) . '</h1>' . apply_filters( 'the_content', $content ) . '</article>';
		$kept    = get_post_meta( $id, ARTICLE_VERSIONS_KEPT );
		$last    = end( $kept );
		if ( ! $last || $last['text'] !== $html ) {
			$snapshot = array(
				'published' => get_post_modified_time( 'c', true, $post ),
				'format'    => 'html',
				'text'      => $html,
			);
			add_post_meta( $id, ARTICLE_VERSIONS_KEPT, wp_slash( $snapshot ) );
		}
	},
	10,
	2
);

add_shortcode(
	'article_versions',
	function () {
		$kept = get_post_meta( get_the_ID(), ARTICLE_VERSIONS_KEPT );
		if ( count( $kept ) < 2 ) {
			return '';
		}
		wp_enqueue_script_module( 'article-versions', plugins_url( 'dist/article-versions.js', __FILE__ ), array(), '0.1.0' );
		// JSON_HEX_TAG: a "</script>" in a story shall not end the data.
		return '<article-versions loading="lazy"><script type="application/json">' . wp_json_encode( $kept, JSON_HEX_TAG ) . '</script></article-versions>';
	}
);
