package dev.tapiemulator.emulator.properties;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.testing.TestApp;
import java.nio.ByteBuffer;

/** The functions that fill a structure, in their A and W forms, with what the pages say of the layout. */
enum StructureQuestion {
  CAPS(new int[] {12, 20, 32, 88, 96, 104, 116, 128, 136, 144}) {
    @Override
    int ask(TestApp app, int hPhone, int version, boolean wide, ByteBuffer buffer) {
      return wide
          ? app.tapi.phoneGetDevCapsW(app.hPhoneApp, 0, version, 0, buffer)
          : app.tapi.phoneGetDevCapsA(app.hPhoneApp, 0, version, 0, buffer);
    }

    @Override
    int fixedBytes(int version) {
      return version < TAPI_VERSION_2_0 ? 144 : version < TAPI_VERSION_2_2 ? 180 : 196;
    }
  },
  STATUS(new int[] {68, 76, 84, 92}) {
    @Override
    int ask(TestApp app, int hPhone, int version, boolean wide, ByteBuffer buffer) {
      return wide ? app.tapi.phoneGetStatusW(hPhone, buffer) : app.tapi.phoneGetStatusA(hPhone, buffer);
    }

    @Override
    int fixedBytes(int version) {
      return version < TAPI_VERSION_2_0 ? 100 : 104;
    }
  },
  BUTTON_INFO(new int[] {20, 28}) {
    @Override
    int ask(TestApp app, int hPhone, int version, boolean wide, ByteBuffer buffer) {
      return wide ? app.tapi.phoneGetButtonInfoW(hPhone, 1, buffer) : app.tapi.phoneGetButtonInfoA(hPhone, 1, buffer);
    }

    @Override
    int fixedBytes(int version) {
      return version < TAPI_VERSION_1_4 ? 36 : 40;
    }
  },
  DISPLAY(new int[] {16}) {
    @Override
    int ask(TestApp app, int hPhone, int version, boolean wide, ByteBuffer buffer) {
      return app.tapi.phoneGetDisplay(hPhone, buffer);
    }

    @Override
    int fixedBytes(int version) {
      return VARSTRING_BYTES;
    }
  },
  ID(new int[] {16}) {
    @Override
    int ask(TestApp app, int hPhone, int version, boolean wide, ByteBuffer buffer) {
      return wide ? app.tapi.phoneGetIDW(hPhone, buffer, "wave/in") : app.tapi.phoneGetIDA(hPhone, buffer, "wave/in");
    }

    @Override
    int fixedBytes(int version) {
      return VARSTRING_BYTES;
    }
  };

  private static final int VARSTRING_BYTES = 24;

  private final int[] parts;

  StructureQuestion(int[] parts) {
    this.parts = parts;
  }

  /** Asks phone 0, which is open at that version. */
  abstract int ask(TestApp app, int hPhone, int version, boolean wide, ByteBuffer buffer);

  /** The fixed part in that API version. */
  abstract int fixedBytes(int version);

  /** Where each variable part has its size, with its offset four bytes on. */
  int[] parts() {
    return parts.clone();
  }
}
