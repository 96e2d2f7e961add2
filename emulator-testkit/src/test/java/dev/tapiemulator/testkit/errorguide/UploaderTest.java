package dev.tapiemulator.testkit.errorguide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.testkit.junit.DocumentedErrors;
import dev.tapiemulator.testkit.junit.EmulatorTest;
import dev.tapiemulator.testkit.matrix.DocumentedError;
import dev.tapiemulator.testkit.matrix.DocumentedError.Place;
import dev.tapiemulator.testkit.matrix.ErrorMatrix;
import dev.tapiemulator.testkit.matrix.Provocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class UploaderTest {

  @ParameterizedTest
  @DocumentedErrors("phoneSetData")
  void upload_tellsEveryError(DocumentedError error) {
    EmulatorConfig config = error.in(EmulatorConfig.builder().phone("store").build());
    try (Emulator emulator = Emulator.create(config); Uploader uploader = new Uploader(emulator)) {
      String how = error.place() == Place.REPLY ? "failed: " : "refused: ";
      assertEquals(how + error.error().headerName(), uploader.upload((byte) 7)); // the first call meets it
      assertEquals("sent", uploader.upload((byte) 7));                            // and no other
    }
  }

  @EmulatorTest(phones = "store", provesSomething = true)
  void upload_isSent(Emulator emulator) {
    try (Uploader uploader = new Uploader(emulator)) {
      assertEquals("sent", uploader.upload((byte) 7));
    }
  }

  @ParameterizedTest
  @DocumentedErrors(value = {"phoneSetData", "phoneSetLamp"}, at = Place.REPLY)
  void reply_bringsEveryError(DocumentedError error) {
    assertTrue(ErrorMatrix.provoke(error).cameOut());
  }

  @Test
  void matrix_isWhole() {
    for (Provocation attempt : ErrorMatrix.run()) {
      assertTrue(attempt.cameOut(), attempt.pair()::toString);
    }
  }
}
