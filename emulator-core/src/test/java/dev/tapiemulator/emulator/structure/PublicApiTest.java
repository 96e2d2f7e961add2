package dev.tapiemulator.emulator.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing is public by accident: the surface of each library is checked in, so that a change of it is a change of a
 * file.
 */
class PublicApiTest {

  private static final String COMMAND = "mvn -q -B -pl emulator-spi,emulator-core test"
      + " -Dtest=PublicApiTest -Dsurefire.failIfNoSpecifiedTests=false -Drenew=true";

  @ParameterizedTest
  @ValueSource(strings = {"emulator-spi", "emulator-core", "emulator-journal", "emulator-testkit"})
  void surface_isTheOneCheckedIn(String module) throws IOException {
    Path file = Source.inModule(module, "src/test/resources/public-api.txt");
    String surface = "# The public surface of " + module + ". When a change of it is meant, renew this file:\n# "
        + COMMAND + "\n" + String.join("\n", PublicApi.of(module)) + "\n";
    if (Boolean.getBoolean("renew")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, surface);
    }

    assertEquals(
        Files.exists(file) ? Files.readString(file) : "", surface,
        () -> "the public surface of " + module + " has changed; when it is meant: " + COMMAND + "\n");
  }
}
