package dev.tapiemulator.emulator.properties;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.PhoneControl;
import dev.tapiemulator.emulator.choice.Choices;
import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.emulator.choice.SparseChoices;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.tapi.struct.PointerWidth;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A world for one random run: two phones, three processes, and the oracle that watches them. */
final class Lab implements AutoCloseable {

  private static final PointerWidth[] WIDTHS = {PointerWidth.BITS_64, PointerWidth.BITS_32, PointerWidth.BITS_64};

  private static final int ODD = 15;
  private static final int NO_HANDLE = 0;

  final Oracle oracle = new Oracle();
  final Emulator emulator;
  final List<Client.Home> homes = new ArrayList<>();
  final List<Client> clients = new ArrayList<>();
  /** The blocks of phoneDevSpecific that still wait for their reply, by request id. */
  final Map<Integer, ByteBuffer> blocks = new TreeMap<>();
  private final ApplicationActs applications = new ApplicationActs(this);
  private final QuestionActs questions = new QuestionActs(this);
  private final MessageActs messages = new MessageActs(this);
  private final PhoneActs phones = new PhoneActs(this);

  private int oddHandles;
  private final List<WatchedPhone> firstPhones;
  private final OverheardChoices overheard;

  Lab(Plan plan) {
    this(plan, new SparseChoices(plan.deviations()));
  }

  Lab(Plan plan, Choices choices) {
    this(plan, choices, UnaryOperator.identity());
  }

  private Lab(Plan plan, Choices choices, UnaryOperator<EmulatorConfig.Builder> more) {
    firstPhones = List.of(
        new WatchedPhone(new ManualPhone(), oracle.watch), new WatchedPhone(new EchoPhone(), oracle.watch));
    overheard = new OverheardChoices();
    overheard.listen(oracle, choices);
    EmulatorConfig.Builder config = EmulatorConfig.builder().families(plan.families()).choices(overheard);
    firstPhones.forEach(config::phone);
    emulator = TestEmulator.create(more.apply(config).build());
    settleIn();
  }

  /** Resets the emulator of a run and begins anew with it. */
  private Lab(Lab used, Choices choices) {
    firstPhones = used.firstPhones;
    overheard = used.overheard;
    emulator = used.emulator;
    overheard.listen(oracle, choices);
    firstPhones.forEach(phone -> phone.watch(oracle.watch));
    emulator.reset();
    settleIn();
  }

  /** The same emulator, reset, and all that was known of it forgotten. */
  Lab reset(Choices choices) {
    return new Lab(this, choices);
  }

  private void settleIn() {
    firstPhones.forEach(oracle::arrived);
    for (int i = 0; i < WIDTHS.length; i++) {
      homes.add(attach(i));
    }
  }

  /** What the emulator asks, with an oracle that listens; a reset emulator asks the same object. */
  private static final class OverheardChoices implements Choices {

    private Choices choices;

    void listen(Oracle oracle, Choices source) {
      choices = oracle.listeningTo(source);
    }

    @Override
    public int choose(Decision decision, int bound) {
      return choices.choose(decision, bound);
    }
  }

  Client.Home attach(int place) {
    return new Client.Home(
        emulator.attach("process " + place, WIDTHS[place]), new Facts.OfProcess(WIDTHS[place].bytes() * Byte.SIZE));
  }

  /** Makes the whole run and judges it; a failure says what reproduces it. */
  static void judge(Plan plan) {
    try (Lab lab = new Lab(plan)) {
      lab.run(plan);
    }
  }

  /** The same on an emulator that remembers nothing. */
  static void judgeWithoutJournal(Plan plan) {
    SparseChoices choices = new SparseChoices(plan.deviations());
    try (Lab lab = new Lab(plan, choices, EmulatorConfig.Builder::withoutJournal)) {
      lab.run(plan);
    }
  }

  void run(Plan plan) {
    int step = 0;
    List<Action> actions = plan.enabled();
    try {
      for (Action action : actions) {
        perform(action);
        inspect();
        step++;
      }
      clients.forEach(client -> client.armed = () -> {});
      phones.settleEverything();
      oracle.watch.passOn();
      emulator.runUntilIdle();
      messages.fetchEverything();
      inspect();
    } catch (RuntimeException | AssertionError failure) {
      Object where = step < actions.size() ? actions.get(step) : "the end";
      String made = plan + (emulator.config().keepsJournal() ? "\nchoices " + emulator.journal().choices() : "");
      throw new AssertionError("at step " + step + ", " + where + ", of\n" + made + "\n" + failure, failure);
    }
  }

  void perform(Action action) {
    switch (action.kind()) {
      case INITIALIZE -> applications.initialize(action);
      case SHUTDOWN -> applications.shutdown(action);
      case KILL -> applications.kill(action);
      case OPEN -> applications.open(action);
      case CLOSE -> applications.close(action);
      case SET_MASK -> applications.setMask(action);
      case GET_MASK -> questions.getMask(action);
      case SET_DATA, DEV_SPECIFIC, SET_DISPLAY, SET_GAIN, SET_HOOK_SWITCH -> applications.request(action);
      case SET_LAMP, SET_RING, SET_VOLUME, SET_BUTTON_INFO -> applications.request(action);
      case ASK_PHONE -> questions.askPhone(action);
      case ASK_TAPI -> questions.askTapi(action);
      case GET_STATUS -> questions.getStatus(action);
      case FETCH -> messages.fetch(action);
      case WAIT -> messages.await(action);
      case ARM_CALLBACK -> messages.arm(action);
      case SCHEDULE -> messages.schedule(action);
      case ADVANCE -> messages.advance(action);
      default -> phones.act(action);
    }
  }

  /** What can be looked at from outside at any time agrees with the oracle. */
  private void inspect() {
    Oracle.require(oracle.current() == null, "a call has not ended");
    Oracle.require(emulator.violations().isEmpty(), "violations " + emulator.violations());
    int count = emulator.phones().size();
    Oracle.require(count == oracle.phones.size(), "there are " + count + " phones");
    for (PhoneControl phone : oracle.watch.isWaiting() ? List.<PhoneControl>of() : emulator.phones()) {
      Facts.OfPhone facts = oracle.phones.get(phone.deviceId());
      String name = "phone " + phone.deviceId();
      Oracle.require(phone.isPresent() != facts.removed, name + " present: " + phone.isPresent());
      Oracle.require(phone.isOpen() != facts.handles.isEmpty(), name + " open: " + phone.isOpen());
    }
    for (Client client : clients) {
      if (client.event != null) {
        boolean signalled = client.event.isSignalled();
        Oracle.require(
            !signalled || Deliveries.possible(client.facts) && client.facts.alive, "an event is signalled in vain");
        Oracle.require(signalled || !Deliveries.certain(client.facts), "not signalled: " + client.facts.queue);
      }
    }
  }

  // ---- whom an action means

  /** A number given to a function that takes a phone handle, and the process that gives it. */
  record HandleUse(Client.Home home, int value) {}

  /** Mostly an open handle; the highest number means a stale one, another process's, an application's or nothing. */
  HandleUse handle(int number) {
    List<Facts.OfHandle> open = oracle.handles.stream().filter(handle -> handle.open).toList();
    List<Facts.OfHandle> stale =
        oracle.handles.stream().filter(handle -> !handle.open && handle.app.process.alive).toList();
    boolean odd = number == ODD || open.isEmpty();
    return odd ? oddHandle(open, stale) : use(open.get(number % open.size()));
  }

  private HandleUse oddHandle(List<Facts.OfHandle> open, List<Facts.OfHandle> stale) {
    int turn = oddHandles++ % 4;
    if (turn == 0 && !open.isEmpty()) {
      Facts.OfHandle handle = open.get(0);
      Client.Home foreign = homes.stream().filter(home -> home.facts() != handle.app.process).findFirst().orElseThrow();
      return new HandleUse(foreign, handle.value);
    }
    if (turn == 1 && !oracle.apps.isEmpty()) {
      Facts.OfApplication app = oracle.apps.get(0);
      return new HandleUse(home(app.process), app.handle);
    }
    boolean nothing = turn == 2 || stale.isEmpty();
    return nothing ? new HandleUse(homes.get(0), NO_HANDLE) : use(stale.get(stale.size() - 1));
  }

  private HandleUse use(Facts.OfHandle handle) {
    return new HandleUse(home(handle.app.process), handle.value);
  }

  /** A registration, dead ones included when the number is high. */
  Client client(int number) {
    List<Client> alive = clients.stream().filter(client -> client.facts.alive).toList();
    List<Client> known = clients.stream().filter(client -> client.home.facts().alive).toList();
    List<Client> candidates = alive.isEmpty() || number >= 14 ? known : alive;
    return candidates.isEmpty() ? null : candidates.get(number % candidates.size());
  }

  private Client.Home home(Facts.OfProcess process) {
    return homes.stream().filter(home -> home.facts() == process).findFirst().orElseThrow();
  }

  Facts.OfPhone phone(int number) {
    return oracle.phones.isEmpty() ? null : oracle.phones.get(number % oracle.phones.size());
  }

  @Override
  public void close() {
    emulator.close();
  }
}
