package dev.tapiemulator.testkit.explore;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.testkit.explore.SmallClient.GaveUp;
import java.util.ArrayList;
import java.util.List;

/** Bugs known from real telephony programs, each with its corrected twin in the same code. */
enum PlantedBug {

  /** After a time-out it closes the phone, and then still waits for the reply, which the close has suppressed. */
  WAITS_FOR_A_REPLY_THAT_ITS_CLOSE_TOOK_AWAY(1, "LATENCY/4=3", "DeadlockFailure") {
    @Override
    void does(SmallClient client, boolean wrong) throws GaveUp {
      client.opens();
      int request = client.sends(1);
      while (client.gets(100)) {
        if (client.isReplyTo(request) || client.isClose()) {
          return;
        }
      }
      SmallClient.accepted(client.tapi.phoneClose(client.hPhone));
      while (wrong && client.gets(SmallClient.FOR_EVER) && !client.isReplyTo(request)) {
        // Some other message.
      }
    }
  },

  /** Takes the first reply for that of the first request. */
  MATCHES_REPLIES_BY_ORDER(1, "LATENCY/4=2", "IllegalStateException") {
    @Override
    void does(SmallClient client, boolean wrong) throws GaveUp {
      client.opens();
      List<Integer> waiting = new ArrayList<>(List.of(client.sends(1), client.sends(2)));
      while (!waiting.isEmpty() && client.gets(SmallClient.FOR_EVER) && !client.isClose()) {
        int request = (int) client.message.dwParam1();
        if (wrong && request != waiting.get(0)) {
          throw new IllegalStateException("reply to a request that was not made");
        }
        waiting.remove((Integer) request);
      }
    }
  },

  /** Believes that its handle is good as long as it has not closed it. */
  EXPECTS_NO_FORCED_CLOSE(1, "RECLAIM/2=0,RECLAIM/2=1", "IllegalStateException") {
    @Override
    void does(SmallClient client, boolean wrong) throws GaveUp {
      client.opens();
      client.waitsFor(client.sends(1));
      boolean refused = client.tapi.phoneClose(client.hPhone) == PHONEERR_INVALPHONEHANDLE;
      if (wrong && refused) {
        throw new IllegalStateException("the phone cannot be closed");
      }
    }
  },

  /** Believes that what was accepted has been done. */
  IGNORES_THE_ERROR_OF_A_REPLY(
      1, "CALL_FAILS/2=0,CALL_FAILS/2=0,CALL_FAILS/2=0,REQUEST_FAILS/3=2", "IllegalStateException") {
    @Override
    void does(SmallClient client, boolean wrong) throws GaveUp {
      client.opens();
      boolean done = client.waitsFor(client.sends(1)) == 0;
      if ((done || wrong) && client.reads() != 1) {
        throw new IllegalStateException("the phone has lost its data");
      }
    }
  },

  /** Notes the request only after another call, while a second thread may already get the reply. */
  NOTES_THE_REQUEST_TOO_LATE(2, "NEXT_THREAD/2=0,LATENCY/4=1,NEXT_THREAD/2=1", "DeadlockFailure") {
    @Override
    void does(SmallClient client, boolean wrong) throws GaveUp {
      client.opens();
      List<Integer> noted = new ArrayList<>();
      List<Integer> early = new ArrayList<>();
      boolean[] over = {false};
      var receiver = client.process.start("receiver", () -> {
        while (!over[0] && client.gets(SmallClient.FOR_EVER)) {
          Integer request = (int) client.message.dwParam1();
          over[0] = client.isClose() || noted.contains(request);
          if (!wrong) {
            early.add(request);
          }
        }
        over[0] = true;
      });
      int request = client.sends(1);
      client.tapi.phoneGetLamp(client.hPhone, 0, new IntHolder());
      noted.add(request);
      if (!early.contains(request)) {
        receiver.join();
      }
    }
  };

  /** The smallest bound with which it shows. */
  final int bound;
  final String shortest;
  final String kind;

  PlantedBug(int bound, String shortest, String kind) {
    this.bound = bound;
    this.shortest = shortest;
    this.kind = kind;
  }

  abstract void does(SmallClient client, boolean wrong) throws GaveUp;

  Object run(SmallClient client, boolean wrong) {
    try {
      does(client, wrong);
      return "done";
    } catch (GaveUp rightly) {
      return "gave up: " + rightly.getMessage();
    }
  }
}
