package fr.parvis.account.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.FranceConnectArrivals;
import fr.parvis.account.service.FranceConnectMailLink;
import fr.parvis.web.Cookies;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The page of the link that was sent to the mail of an account; it acts on a button. */
@RequestScoped
@Named
public class FranceConnectMailLinkBacking {

    @Inject FranceConnectMailLink links;
    @Inject FranceConnectArrivals arrivals;
    @Inject FranceConnectBrowser browser;
    @Inject SignInDoor door;
    @Inject Cookies cookies;
    @Inject PathParameters path;
    @Inject Navigation navigation;

    private FranceConnectMailLink.Offer offer;

    public void load() {
        offer = links.find(path.get("token"), browser.get()).orElse(null);
    }

    public void confirm() {
        String destination = arrivals.destination(browser.get());
        var linked = links.confirm(path.get("token"), browser.get());
        String token = door.openFor(linked.account());
        door.cameByFranceConnect(token, linked.idToken());
        cookies.set(CurrentUser.COOKIE, token, null);
        browser.forget();
        navigation.to(SignInDestination.of(destination, false));
    }

    /** What the link does; null when it does nothing in this browser, or no more. */
    public FranceConnectMailLink.Offer getOffer() {
        return offer;
    }
}
