import static javax.servlet.DispatcherType.ASYNC;
import static javax.servlet.DispatcherType.ERROR;
import static javax.servlet.DispatcherType.FORWARD;
import static javax.servlet.DispatcherType.REQUEST;

import io.github.jwtfilter.javax.JwtFilter;
import io.github.jwtfilter.javax.JwtGuardListener;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.api.ListenerInfo;
import java.nio.file.Path;
import java.util.EnumSet;
import javax.servlet.DispatcherType;

/** Starts Undertow with an application, and undeploys it at the end of the standard input. */
public class UndertowProgram {
    public static void main(String[] arguments) throws Exception {
        DeploymentInfo deployment = Servlets.deployment()
                .setDeploymentName("legacy")
                .setContextPath("/legacy")
                .setClassLoader(UndertowProgram.class.getClassLoader())
                .setResourceManager(new PathResourceManager(Path.of(arguments[1])))
                .addWelcomePage("index.html");
        // page
        DeploymentManager manager = Servlets.newContainer().addDeployment(deployment);
        manager.deploy();
        Undertow.builder()
                .addHttpListener(Integer.parseInt(arguments[0]), "127.0.0.1")
                .setHandler(Handlers.path().addPrefixPath("/legacy", manager.start()))
                .build()
                .start();
        System.in.read();
        manager.stop();
        manager.undeploy();
    }
}
