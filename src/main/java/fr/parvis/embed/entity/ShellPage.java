package fr.parvis.embed.entity;

/**
 * A page of the town's site, cut at the place where the portal's content goes.
 *
 * @param htmlClass class attribute of the root element, "" without one
 * @param bodyClass class attribute of the body
 * @param head what is kept of the head: icons
 * @param styles path of the style sheet below the portal's root; null without styles
 * @param before the body up to the content
 * @param after the body from the content on, with the allowed scripts
 * @param bundled whether it is the portal's own, for want of the town's
 */
public record ShellPage(
        String htmlClass,
        String bodyClass,
        String head,
        String styles,
        String before,
        String after,
        boolean bundled) {}
