<?php
/**
 * The setting under Settings → Reading: where the line is shown.
 *
 * @package ArticleVersions
 */

defined( 'ABSPATH' ) || exit;

/**
 * The setting.
 */
class Article_Versions_Settings {

	/** The name of the option. */
	const OPTION = 'article_versions_line';

	/** Registers the hook. */
	public static function register() {
		add_action( 'admin_init', array( __CLASS__, 'register_setting' ) );
	}

	/** Registers the setting and its field. */
	public static function register_setting() {
		register_setting(
			'reading',
			self::OPTION,
			array(
				'type'              => 'string',
				'default'           => 'none',
				'sanitize_callback' => array( __CLASS__, 'sanitize' ),
			)
		);
		add_settings_field(
			self::OPTION,
			__( 'Versions of posts', 'article-versions' ),
			array( __CLASS__, 'field' ),
			'reading',
			'default',
			array( 'label_for' => self::OPTION )
		);
	}

	/**
	 * The choices and their labels.
	 *
	 * @return array<string, string>
	 */
	private static function choices() {
		return array(
			'none'  => __( 'Show the line only where the block or the shortcode is used', 'article-versions' ),
			'above' => __( 'Show the line above each changed post', 'article-versions' ),
			'below' => __( 'Show the line below each changed post', 'article-versions' ),
		);
	}

	/**
	 * Where the line is shown: `none`, `above` or `below`.
	 *
	 * @return string
	 */
	public static function place() {
		return self::sanitize( get_option( self::OPTION, 'none' ) );
	}

	/**
	 * A valid choice.
	 *
	 * @param mixed $value The value.
	 * @return string
	 */
	public static function sanitize( $value ) {
		return is_string( $value ) && array_key_exists( $value, self::choices() ) ? $value : 'none';
	}

	/** Prints the field. */
	public static function field() {
		echo '<select id="' . esc_attr( self::OPTION ) . '" name="' . esc_attr( self::OPTION ) . '">';
		foreach ( self::choices() as $value => $label ) {
			echo '<option value="' . esc_attr( $value ) . '"' . selected( self::place(), $value, false ) . '>' . esc_html( $label ) . '</option>';
		}
		echo '</select>';
	}
}
