package dev.tapiemulator.emulator.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FunctionNotesTest {

  @Test
  void functionNotes_areWhatTheRowsSay() throws IOException {
    Path file = Path.of("..", "spec-notes", FunctionNotes.FILE);
    String written = String.join("\n", FunctionNotes.write()) + "\n";
    if (Boolean.getBoolean("renew")) {
      Files.writeString(file, written);
    }

    assertEquals(
        written, Files.exists(file) ? Files.readString(file) : "",
        () -> file + " is stale; renew it: " + FunctionNotes.COMMAND + "\n");
  }
}
