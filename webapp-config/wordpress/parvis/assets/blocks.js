/* Blocks of the portal's widgets in the editor: a title and the fields of each. What they show comes from the portal. */
( function ( blocks, element, components, blockEditor, data ) {
	'use strict';
	var create = element.createElement;
	var told = window.parvisBlocks || { widgets: [] };

	told.widgets.forEach( function ( widget ) {
		var attributes = {};
		widget.attributes.forEach( function ( name ) {
			attributes[ name ] = { type: 'string' };
		} );
		blocks.registerBlockType( widget.name, {
			apiVersion: 2,
			title: 'Parvis : ' + widget.title,
			icon: 'building',
			category: 'widgets',
			attributes: attributes,
			edit: function ( props ) {
				return create(
					'div',
					blockEditor.useBlockProps(),
					create(
						components.Placeholder,
						{ icon: 'building', label: widget.title },
						widget.attributes.map( function ( name ) {
							return create( components.TextControl, {
								key: name,
								label: name,
								value: props.attributes[ name ] || '',
								onChange: function ( value ) {
									var change = {};
									change[ name ] = value;
									props.setAttributes( change );
								},
							} );
						} )
					)
				);
			},
			save: function () {
				return null;
			},
		} );
	} );

	// A post that the portal has sent is written there.
	var said = false;
	data.subscribe( function () {
		var editor = data.select( 'core/editor' );
		var slug = editor && editor.getCurrentPostAttribute && editor.getCurrentPostAttribute( 'slug' );
		var found = slug && /^parvis-(\d+)-/.exec( slug );
		if ( found && ! said ) {
			said = true;
			data.dispatch( 'core/notices' ).createWarningNotice( told.ours, {
				isDismissible: false,
				actions: told.desk ? [ { label: told.open, url: told.desk + found[ 1 ] } ] : [],
			} );
		}
	} );
} )( window.wp.blocks, window.wp.element, window.wp.components, window.wp.blockEditor, window.wp.data );
