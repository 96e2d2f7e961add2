package dev.tapiemulator.emulator.properties;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.CompletionPort;
import dev.tapiemulator.emulator.PhoneCallback;
import dev.tapiemulator.emulator.properties.Facts.Told;
import dev.tapiemulator.emulator.testing.TestApp.Message;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.tapi.struct.PhoneMessage;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/** Fetching messages in the three ways, waiting, and letting time pass. */
final class MessageActs {

  private static final int BLOCK_BYTES = 64;

  private final Lab lab;
  private final Oracle oracle;

  MessageActs(Lab lab) {
    this.lab = lab;
    this.oracle = lab.oracle;
  }

  static PhoneCallback callback(Lab lab, Client client) {
    return (hDevice, dwMessage, dwInstance, dwParam1, dwParam2, dwParam3) -> {
      Message message = new Message(hDevice, dwMessage, dwInstance, dwParam1, dwParam2, dwParam3);
      delivered(lab, client, message);
      Runnable armed = client.armed;
      client.armed = () -> {};
      armed.run();
    };
  }

  /** What phoneDevSpecific writes back is there with a reply that reports success, and not before (C-50). */
  private static void delivered(Lab lab, Client client, Message message) {
    lab.oracle.delivered(client.facts, message);
    ByteBuffer block = message.id() == PHONE_REPLY ? lab.blocks.remove((int) message.param1()) : null;
    if (block != null) {
      boolean answered = block.get(0) == ManualPhone.ANSWER;
      Oracle.require(answered == ((int) message.param2() == 0), "the block at its reply: " + block.get(0));
    }
  }

  private static Message read(Client client, ByteBuffer block) {
    PhoneMessage view = new PhoneMessage(client.home.process().pointerWidth()).wrap(block);
    return new Message(
        view.hDevice(),
        view.dwMessageID(),
        view.dwCallbackInstance(),
        view.dwParam1(),
        view.dwParam2(),
        view.dwParam3());
  }

  void fetch(Action action) {
    Client client = lab.client(action.a());
    if (client != null) {
      fetch(client, action.b());
    }
  }

  private void fetch(Client client, int atMost) {
    switch (client.facts.told) {
      case BY_WINDOW -> pump(client.home);
      case BY_EVENT -> {
        int count = 0;
        while (count < atMost && poll(client, 0)) {
          count++;
        }
      }
      case BY_PORT -> drain(client, atMost);
    }
  }

  void fetchEverything() {
    for (Client client : List.copyOf(lab.clients)) {
      if (client.home.facts().alive) {
        fetch(client, Integer.MAX_VALUE);
        boolean nothingIsMissing = client.facts.queue.stream().allMatch(message -> message.optional);
        Oracle.require(nothingIsMissing, "never delivered: " + client.facts.queue);
      }
    }
    for (ByteBuffer block : lab.blocks.values()) {
      Oracle.require(block.get(0) != ManualPhone.ANSWER, "a suppressed request wrote its block");
    }
  }

  private void pump(Client.Home home) {
    if (!home.facts().alive) {
      return;
    }
    oracle.watch.passOn();
    home.process().messageLoop().pump();
    for (Client client : lab.clients) {
      boolean pumped = client.home == home && client.facts.told == Told.BY_WINDOW && client.facts.alive;
      Oracle.require(!pumped || !Deliveries.certain(client.facts), "not pumped: " + client.facts.queue);
    }
  }

  /** Gets a message; false when there was none, while a failure by choice says nothing. */
  private boolean poll(Client client, int timeoutMillis) {
    ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
    Frame frame = oracle.beginWithApp("phoneGetMessage", client.home.facts(), client.facts.handle);
    frame.when(frame.app != null && client.facts.told != Told.BY_EVENT, PHONEERR_OPERATIONFAILED);
    Duration before = lab.emulator.now();
    int result = client.home.tapi().phoneGetMessage(client.facts.handle, block, timeoutMillis);
    if (result == 0) {
      delivered(lab, client, read(client, block));
    } else if (frame.reasons.isEmpty() && !frame.mustFail) {
      frame.when(!client.facts.alive, PHONEERR_INVALAPPHANDLE);
      frame.when(client.facts.alive && !Deliveries.certain(client.facts), PHONEERR_OPERATIONFAILED);
      Duration waited = lab.emulator.now().minus(before);
      Oracle.require(!client.facts.alive || waited.toMillis() == timeoutMillis, "waited " + waited);
    }
    oracle.end(frame, result);
    return result == 0 || frame.mustFail;
  }

  private void drain(Client client, int atMost) {
    for (int i = 0; i < atMost; i++) {
      oracle.watch.passOn();
      CompletionPort.Packet packet = client.port.get(0);
      if (packet == null) {
        Oracle.require(!Deliveries.certain(client.facts), "not posted: " + client.facts.queue);
        return;
      }
      Oracle.require(packet.dwCompletionKey() == client.completionKey, "key " + packet.dwCompletionKey());
      delivered(lab, client, read(client, packet.message()));
      Oracle.require(client.home.process().localFree(packet.lpOverlapped()), "a packet cannot be freed");
      Oracle.require(!client.home.process().localFree(packet.lpOverlapped()), "a packet can be freed twice");
    }
  }

  void await(Action action) {
    Client client = lab.client(action.a());
    if (client != null) {
      poll(client, TestEmulator.LIVE ? 0 : action.b() * 5); // Live, time does not pass while a call waits.
    }
  }

  void arm(Action action) {
    Client client = lab.client(action.a());
    if (client != null) {
      client.armed = () -> something(action.b(), action.c());
    }
  }

  void schedule(Action action) {
    oracle.watch.passOn();
    lab.emulator.schedule(Duration.ofMillis(action.a() * 3L), () -> something(action.b(), action.c()));
  }

  void advance(Action action) {
    oracle.watch.passOn();
    lab.emulator.advance(Duration.ofMillis(action.a() * 4L));
  }

  /** Something that may happen inside a callback, or while somebody waits. */
  private void something(int what, int whom) {
    ActionKind kind = switch (what) {
      case 0, 1, 2 -> ActionKind.CLOSE;
      case 3, 4 -> ActionKind.SHUTDOWN;
      case 5 -> ActionKind.OPEN;
      case 6 -> ActionKind.SET_LAMP;
      case 7 -> ActionKind.FETCH;
      case 8 -> ActionKind.BUTTON_DOWN;
      case 9 -> ActionKind.FORCE_CLOSE;
      case 10 -> ActionKind.SUSPEND;
      case 11 -> ActionKind.SETTLE;
      case 12 -> ActionKind.REMOVE;
      case 13 -> ActionKind.SET_DATA;
      case 14 -> ActionKind.KILL;
      default -> ActionKind.INITIALIZE;
    };
    int b = kind == ActionKind.KILL ? 15 : whom;
    lab.perform(new Action(kind, whom, b, kind == ActionKind.SET_LAMP ? 0 : whom % 3));
  }
}
