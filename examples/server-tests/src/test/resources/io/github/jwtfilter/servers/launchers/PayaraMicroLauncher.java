import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import java.io.File;
import java.util.Arrays;

/** Starts Payara Micro and deploys each archive of a directory. */
public class PayaraMicroLauncher {
    public static void main(String[] arguments) throws Exception {
        PayaraMicroRuntime server = PayaraMicro.getInstance()
                .setHttpPort(Integer.parseInt(arguments[0]))
                .setNoCluster(true)
                .setRootDir(new File(arguments[1], "../root"))
                .bootStrap();
        File[] archives = new File(arguments[1]).listFiles();
        Arrays.sort(archives);
        for (File archive : archives) {
            String name = archive.getName().replace(".war", "");
            try {
                server.deploy(name, name, archive);
            } catch (Exception e) {
                System.out.println("Not deployed: " + name + ": " + e);
            }
        }
        System.out.println("Listens on port " + arguments[0]);
    }
}
