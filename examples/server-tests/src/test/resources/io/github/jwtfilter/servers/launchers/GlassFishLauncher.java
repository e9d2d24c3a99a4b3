import java.io.File;
import java.util.Arrays;
import org.glassfish.embeddable.GlassFish;
import org.glassfish.embeddable.GlassFishProperties;
import org.glassfish.embeddable.GlassFishRuntime;

/** Starts GlassFish and deploys each archive of a directory. */
public class GlassFishLauncher {
    public static void main(String[] arguments) throws Exception {
        GlassFishProperties properties = new GlassFishProperties();
        properties.setPort("http-listener", Integer.parseInt(arguments[0]));
        GlassFish server = GlassFishRuntime.bootstrap().newGlassFish(properties);
        server.start();
        File[] archives = new File(arguments[1]).listFiles();
        Arrays.sort(archives);
        for (File archive : archives) {
            String name = archive.getName().replace(".war", "");
            try {
                server.getDeployer().deploy(archive, "--name", name, "--contextroot", name);
            } catch (Exception e) {
                System.out.println("Not deployed: " + name + ": " + e);
            }
        }
        System.out.println("Listens on port " + arguments[0]);
    }
}
