package fr.parvis.demo;

import org.jboss.arquillian.container.spi.client.deployment.DeploymentScenario;
import org.jboss.arquillian.container.spi.event.DeployManagedDeployments;
import org.jboss.arquillian.container.spi.event.UnDeployManagedDeployments;
import org.jboss.arquillian.container.test.impl.client.deployment.event.GenerateDeployment;
import org.jboss.arquillian.core.api.InstanceProducer;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.EventContext;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.annotation.ClassScoped;

/**
 * One server for all classes of tests that run inside one: Arquillian would start another for each,
 * half a minute every time. The first class deploys, the last one leaves it to the end of this
 * process. All of them deploy the same archive: {@link PortalArchive#ofAllTests()}.
 */
public final class OneServer implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(Keeper.class);
    }

    /** Lets the first class do what Arquillian does for each. */
    public static final class Keeper {

        @Inject @ClassScoped private InstanceProducer<DeploymentScenario> scenario;

        private DeploymentScenario first;
        private boolean deployed;

        void generate(@Observes(precedence = 1) EventContext<GenerateDeployment> context) {
            if (first == null) {
                context.proceed();
                first = scenario.get();
            } else {
                scenario.set(first);
            }
        }

        void deploy(@Observes(precedence = 1) EventContext<DeployManagedDeployments> context) {
            if (!deployed) {
                // one that fails fails each class anew, and says so
                context.proceed();
                deployed = true;
            }
        }

        void leave(@Observes(precedence = 1) EventContext<UnDeployManagedDeployments> context) {
            // the server ends with this process
        }
    }
}
