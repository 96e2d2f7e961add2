package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.emulator.PhoneCallback;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.spi.StateHash;
import dev.tapiemulator.tapi.struct.PhoneMessage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Where messages reach an application: its windows, event handles and completion ports. */
public final class Endpoints implements Stateful {

  /** Blocks of memory are numbered far from every handle. */
  private static final long FIRST_PACKET = 0x1000_0000L;
  private static final long PACKET_STEP = 0x40;

  private final World world;
  private final Processes processes;
  private final MessageCalls messages;
  private long packets;

  Endpoints(World world, Processes processes, MessageCalls messages) {
    this.world = world;
    this.processes = processes;
    this.messages = messages;
  }

  /**
   * A message to be given to a callback, outside the kernel.
   *
   * @param callback the application's callback
   */
  public record WindowMessage(
      PhoneCallback callback,
      int hDevice,
      int dwMessage,
      long dwInstance,
      long dwParam1,
      long dwParam2,
      long dwParam3) {

    /** Gives the message to the callback. */
    public void dispatch() {
      callback.phoneCallback(hDevice, dwMessage, dwInstance, dwParam1, dwParam2, dwParam3);
    }
  }

  /**
   * A packet taken from a completion port.
   *
   * @param key the application's key
   * @param address the number of the memory block that holds the PHONEMESSAGE
   * @param message its bytes
   */
  public record PortPacket(int key, long address, ByteBuffer message) {}

  @Override
  public void addTo(StateHash hash) {
    hash.add(packets);
  }

  // ---- hidden windows

  public void recordPump(ProcessSlot process, int timeoutMillis) {
    world.record(JournalKind.PUMP, 0, process.id, -1).word(timeoutMillis).end();
  }

  public void recordPumped(ProcessSlot process, int count) {
    world.record(JournalKind.PUMPED, 0, process.id, -1).word(count).end();
  }

  public boolean hasWindowMessages(ProcessSlot process, int thread) {
    return oldestWindow(process, thread) != null;
  }

  /** Takes the oldest message of the hidden windows that a thread made; null when there is none. */
  public WindowMessage takeWindowMessage(ProcessSlot process, int thread) {
    Application app = oldestWindow(process, thread);
    if (app == null) {
      return null;
    }
    Message message = messages.take(app);
    world.record(JournalKind.CALLBACK, 0, process.id, app.number).end();
    return new WindowMessage(
        app.callback, message.hDevice, message.id, message.instance, message.param1, message.param2, message.param3);
  }

  public void recordCallbackDone(ProcessSlot process) {
    world.record(JournalKind.CALLBACK_DONE, 0, process.id, -1).end();
  }

  private Application oldestWindow(ProcessSlot process, int thread) {
    Application oldest = null;
    for (Application app : world.livingApps) {
      boolean candidate = app.process == process
          && app.mechanism == Mechanism.HIDDEN_WINDOW
          && app.thread == thread
          && !app.mailbox.isEmpty();
      if (candidate && (oldest == null || app.mailbox.oldest() < oldest.mailbox.oldest())) {
        oldest = app;
      }
    }
    return oldest;
  }

  /** Why a pump waits in vain. */
  public String whyNoWindowMessage(ProcessSlot process) {
    return Holdings.describe(world, process, app -> app.mechanism == Mechanism.HIDDEN_WINDOW);
  }

  // ---- event handles

  public boolean hasEvent(ProcessSlot process, long hEvent) {
    return process.events.containsKey(hEvent);
  }

  /** An event is signalled exactly while a message waits; a closed one never is (C-14). */
  public boolean isSignalled(ProcessSlot process, long hEvent) {
    Application app = process.events.get(hEvent);
    return app != null && !app.mailbox.isEmpty();
  }

  public void recordEventWait(ProcessSlot process, long hEvent, int timeoutMillis) {
    world.record(JournalKind.EVENT_WAIT, 0, process.id, -1).wide(hEvent).word(timeoutMillis).end();
  }

  public void recordEventWaited(ProcessSlot process, boolean signalled) {
    world.record(JournalKind.EVENT_WAITED, 0, process.id, -1).word(signalled ? 1 : 0).end();
  }

  /** Why an event is waited for in vain. */
  public String whyNoSignal(ProcessSlot process, long hEvent) {
    return Holdings.describe(world, process, app -> app == process.events.get(hEvent));
  }

  // ---- phoneGetMessage

  /** Whether a waiting phoneGetMessage has something to say: a message, or that the handle is gone (C-18). */
  public boolean canGetMessage(int hPhoneApp) {
    Application app = world.apps.find(hPhoneApp);
    return app == null || !app.mailbox.isEmpty();
  }

  /** Why a phoneGetMessage waits in vain: what the application holds, and the replies that will not come. */
  public String whyNoMessage(ProcessSlot process, int hPhoneApp) {
    return Holdings.describe(world, process, app -> app.handle == hPhoneApp);
  }

  /** Whether a waiting phoneClose can go on: the phone owes nothing more, or is gone. */
  public boolean canClose(int hPhone) {
    OpenPhone phone = world.phones.find(hPhone);
    return phone == null || !phone.device.owesCompletions();
  }

  // ---- completion ports

  public long createPort(ProcessSlot process) {
    CompletionQueue port = new CompletionQueue(processes.newKernelHandle(), process.id);
    process.ports.put(port.handle, port);
    world.record(JournalKind.CREATE_PORT, 0, process.id, -1).wide(port.handle).end();
    return port.handle;
  }

  public boolean hasPort(ProcessSlot process, long hCompletionPort) {
    return process.ports.containsKey(hCompletionPort);
  }

  public void closePort(ProcessSlot process, long hCompletionPort) {
    world.record(JournalKind.CLOSE_PORT, 0, process.id, -1).wide(hCompletionPort).end();
    CompletionQueue port = process.ports.remove(hCompletionPort);
    if (port != null) {
      messages.discard(port);
    }
  }

  /** The ports of a process that has died are gone with what lay in them. */
  void abandonPorts(ProcessSlot process) {
    process.ports.values().forEach(messages::discard);
    process.ports.clear();
  }

  public boolean hasPacket(ProcessSlot process, long hCompletionPort) {
    CompletionQueue port = process.ports.get(hCompletionPort);
    return port != null && port.oldestSource() != null;
  }

  /** Why a completion port is waited for in vain. */
  public String whyNoPacket(ProcessSlot process, long hCompletionPort) {
    return Holdings.describe(world, process, app -> app.port == process.ports.get(hCompletionPort));
  }

  public void recordPortTake(ProcessSlot process, long hCompletionPort, int timeoutMillis) {
    world.record(JournalKind.PORT_TAKE, 0, process.id, -1).wide(hCompletionPort).word(timeoutMillis).end();
  }

  /**
   * Takes the oldest packet of a port, the message in a block of memory that the application must release (C-15); or
   * null.
   */
  public PortPacket takePacket(ProcessSlot process, long hCompletionPort) {
    CompletionQueue port = process.ports.get(hCompletionPort);
    Application app = port == null ? null : port.oldestSource();
    if (app == null) {
      world.record(JournalKind.PORT_TAKEN, 0, process.id, -1).word(0).end();
      return null;
    }
    ByteBuffer block = ByteBuffer.allocate(PhoneMessage.fixedSize(process.width)).order(ByteOrder.LITTLE_ENDIAN);
    messages.write(process, messages.take(app), block);
    port.tidy();
    long address = FIRST_PACKET + packets++ * PACKET_STEP;
    process.packets.add(address);
    world.record(JournalKind.PORT_TAKEN, 0, process.id, -1).word(1).word(app.completionKey).wide(address).end();
    return new PortPacket(app.completionKey, address, block);
  }

  /** Releases the block of a packet; false when there is none at that address. */
  public boolean localFree(ProcessSlot process, long address) {
    boolean freed = process.packets.remove(address);
    world.record(JournalKind.LOCAL_FREE, 0, process.id, -1).wide(address).word(freed ? 1 : 0).end();
    return freed;
  }
}
