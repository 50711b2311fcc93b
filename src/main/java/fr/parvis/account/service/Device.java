package fr.parvis.account.service;

import fr.parvis.kernel.Messages;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a browser says of itself, in words: "Firefox sur Windows". A dozen names cover nearly
 * everybody; a library knows thousands by as many patterns, which anybody could feed with texts
 * that take long.
 */
public final class Device {

    /** A name, and the sign that tells it. */
    private record Sign(String name, Pattern sign) {

        static Sign of(String name, String sign) {
            return new Sign(name, Pattern.compile(sign));
        }
    }

    // the order counts: nearly all claim to be Chrome, and Chrome to be Safari
    private static final List<Sign> BROWSERS =
            List.of(
                    Sign.of("Edge", "Edg(e|A|iOS)?/"),
                    Sign.of("Opera", "OPR/|Opera"),
                    Sign.of("Samsung Internet", "SamsungBrowser/"),
                    Sign.of("Firefox", "Firefox/|FxiOS/"),
                    Sign.of("Chrome", "Chrome/|CriOS/|Chromium/"),
                    Sign.of("Safari", "Safari/"));

    private static final List<Sign> SYSTEMS =
            List.of(
                    Sign.of("iPhone", "iPhone"),
                    Sign.of("iPad", "iPad"),
                    Sign.of("Android", "Android"),
                    Sign.of("Windows", "Windows"),
                    Sign.of("ChromeOS", "CrOS"),
                    Sign.of("macOS", "Macintosh|Mac OS X"),
                    Sign.of("Linux", "Linux|X11"));

    private Device() {}

    /**
     * @param userAgent as the browser sent it, perhaps empty or forged
     */
    public static String of(String userAgent) {
        String browser = first(BROWSERS, userAgent);
        String system = first(SYSTEMS, userAgent);
        if (browser == null && system == null) {
            return Messages.text("account.device.unknown");
        }
        if (browser == null || system == null) {
            return browser == null ? system : browser;
        }
        return Messages.text("account.device", browser, system);
    }

    /** Whether it is carried along, for its picture. */
    public static boolean mobile(String userAgent) {
        return userAgent.contains("iPhone") || userAgent.contains("Android");
    }

    private static String first(List<Sign> signs, String text) {
        return signs.stream()
                .filter(s -> s.sign().matcher(text).find())
                .map(Sign::name)
                .findFirst()
                .orElse(null);
    }
}
