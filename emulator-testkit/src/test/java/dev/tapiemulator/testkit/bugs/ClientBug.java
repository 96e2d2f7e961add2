package dev.tapiemulator.testkit.bugs;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.tapi.struct.PhoneCaps;
import dev.tapiemulator.testkit.conform.Client;
import java.nio.ByteBuffer;

/** Programs with one bug each, known from real telephony code, and the same programs without it. */
enum ClientBug {

  /** Counts the data areas, and goes up to their number. */
  ONE_DATA_ID_TOO_MANY("outside-capabilities") {
    @Override
    void run(Emulator emulator, boolean wrong) {
      Client client = Client.on(emulator);
      int count = capabilities(client).dwNumSetData();
      int hPhone = client.open();
      client.reply(client.send(hPhone, 0, "Hello"));
      if (wrong) {
        client.send(hPhone, count, "Hello");
      }
    }
  },

  /** Writes below the last row. */
  ONE_ROW_TOO_MANY("outside-capabilities") {
    @Override
    void run(Emulator emulator, boolean wrong) {
      Client client = Client.on(emulator);
      int rows = capabilities(client).dwDisplayNumRows();
      show(client, client.open(), wrong ? rows : rows - 1, 0);
    }
  },

  /** Writes behind the last column. */
  ONE_COLUMN_TOO_MANY("outside-capabilities") {
    @Override
    void run(Emulator emulator, boolean wrong) {
      Client client = Client.on(emulator);
      int columns = capabilities(client).dwDisplayNumColumns();
      show(client, client.open(), 0, wrong ? columns : columns - 1);
    }
  },

  /** Mixes the masks of hookswitch devices and of hookswitch modes up. */
  HOOKSWITCH_MASKS_MIXED_UP("illegal-constant") {
    @Override
    void run(Emulator emulator, boolean wrong) {
      Client client = Client.on(emulator);
      int hPhone = client.open();
      int device = PHONEHOOKSWITCHDEV_HANDSET;
      int mode = PHONEHOOKSWITCHMODE_MICSPEAKER;
      client.tapi.phoneSetHookSwitch(hPhone, wrong ? mode : device, wrong ? device : mode);
    }
  },

  /** Closes the phone when a time is over, and waits for the reply all the same. */
  WAITS_FOR_A_SUPPRESSED_REPLY("waits-for-suppressed-reply") {
    @Override
    void run(Emulator emulator, boolean wrong) {
      Client client = Client.on(emulator);
      int hPhone = client.open();
      int request = client.send(hPhone, 0, "Hello");
      if (client.message(1) == null) {
        client.tapi.phoneClose(hPhone);
        if (wrong) {
          client.reply(request);
        }
      }
    }
  },

  /** Throws for every result that is not 0, and so tries again what was accepted. */
  REQUEST_ID_THROWN_AS_ERROR("accepted-request-repeated") {
    @Override
    void run(Emulator emulator, boolean wrong) {
      Client client = Client.on(emulator);
      int hPhone = client.open();
      for (int attempt = 0; attempt < 2; attempt++) {
        try {
          int result = client.tapi.phoneSetLamp(hPhone, LAMP, PHONELAMPMODE_STEADY);
          if (wrong && result != 0 || result < 0) {
            throw new IllegalStateException("phoneSetLamp failed: " + result);
          }
          client.reply(result);
          return;
        } catch (IllegalStateException failed) {
          // once more
        }
      }
    }
  },

  /** Keeps handles in 16 bits. */
  HANDLE_CUT_TO_16_BITS("unknown-handle") {
    @Override
    void run(Emulator emulator, boolean wrong) {
      Client client = Client.on(emulator);
      int hPhone = client.open();
      client.tapi.phoneSetLamp(wrong ? (short) hPhone : hPhone, LAMP, PHONELAMPMODE_STEADY);
    }
  },

  /** Closes on its own what PHONE_CLOSE has ended. */
  FORCED_CLOSE_NOT_EXPECTED("use-after-forced-close") {
    @Override
    void run(Emulator emulator, boolean wrong) {
      Client client = Client.on(emulator);
      int hPhone = client.open();
      emulator.phone(0).forceClose();
      boolean gone = client.message(INFINITE).dwMessageID() == PHONE_CLOSE;
      if (!gone || wrong) {
        client.tapi.phoneClose(hPhone);
      }
    }
  };

  private static final int LAMP = 20;
  private static final int ROOM = 4096;

  /** The rule that names it. */
  final String rule;

  ClientBug(String rule) {
    this.rule = rule;
  }

  /** Runs the program, with or without its bug. */
  abstract void run(Emulator emulator, boolean wrong);

  private static PhoneCaps capabilities(Client client) {
    ByteBuffer block = ByteBuffer.allocate(ROOM);
    PhoneCaps caps = new PhoneCaps().wrap(block).dwTotalSize(ROOM);
    client.tapi.phoneNegotiateAPIVersion(
        client.hPhoneApp, 0, TAPI_VERSION_2_2, TAPI_VERSION_2_2, new IntHolder(), null);
    client.tapi.phoneGetDevCaps(client.hPhoneApp, 0, TAPI_VERSION_2_2, 0, block);
    return caps;
  }

  private static void show(Client client, int hPhone, int row, int column) {
    client.tapi.phoneSetDisplay(hPhone, row, column, ByteBuffer.wrap(new byte[] {'x'}), 1);
  }
}
