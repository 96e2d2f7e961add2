package dev.tapiemulator.emulator.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A live emulator that nobody closes does not keep its machine running. */
class OwnMachineTest {

  @Test
  void machine_endsWithItsProgram() throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process machine = new ProcessBuilder(java, "-Xshare:auto", "-cp", classPath, OwnMachine.class.getName())
        .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    boolean ended = machine.waitFor(60, TimeUnit.SECONDS);
    machine.destroyForcibly();
    assertTrue(ended, "a thread keeps it running");
    assertEquals(0, machine.exitValue());
  }
}
