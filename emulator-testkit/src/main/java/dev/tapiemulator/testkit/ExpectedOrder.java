package dev.tapiemulator.testkit;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Orders that a {@link ScriptedPhone} is told to answer. Made by {@link TestWords}. */
public final class ExpectedOrder {

  private static final int ANOTHER_FUNCTION = 100;

  private final PhoneFunction function;
  private final OptionalInt subject;
  private final OptionalInt value;
  private final byte[] payload;
  private final List<Demand> demands;

  /** What else is to be true of an order, and how a failure says it. */
  private record Demand(String words, Predicate<PhoneOrder> isSo) {

    /** What is wrong, in words; empty when nothing is. A condition that cannot be looked at is not met. */
    String objection(PhoneOrder order) {
      try {
        return isSo.test(order) ? "" : "not " + words;
      } catch (RuntimeException | AssertionError thrown) {
        return "not " + words + ", since looking threw " + thrown;
      }
    }
  }

  private ExpectedOrder(
      PhoneFunction function, OptionalInt subject, OptionalInt value, byte[] payload, List<Demand> demands) {
    this.function = function;
    this.subject = subject;
    this.value = value;
    this.payload = payload;
    this.demands = List.copyOf(demands);
  }

  static ExpectedOrder anything() {
    return of(null);
  }

  static ExpectedOrder of(PhoneFunction function) {
    return new ExpectedOrder(function, OptionalInt.empty(), OptionalInt.empty(), null, List.of());
  }

  ExpectedOrder on(int id) {
    return new ExpectedOrder(function, OptionalInt.of(id), value, payload, demands);
  }

  ExpectedOrder to(int wanted) {
    return new ExpectedOrder(function, subject, OptionalInt.of(wanted), payload, demands);
  }

  ExpectedOrder bringing(ByteBuffer bytes) {
    return new ExpectedOrder(
        function, subject, value, PhoneOrder.of(function, 0, 0, bytes).payload(), demands);
  }

  /** Orders that are like this one in every respect. */
  static ExpectedOrder exactly(PhoneOrder order) {
    ExpectedOrder any = of(order.function());
    ExpectedOrder onIt = order.function() == PhoneFunction.PHONE_DEV_SPECIFIC ? any : any.on(order.subject());
    return switch (order.function()) {
      case PHONE_SET_DATA, PHONE_DEV_SPECIFIC -> onIt.bringing(ByteBuffer.wrap(order.payload()));
      case PHONE_SET_DISPLAY -> onIt.to(order.value()).bringing(ByteBuffer.wrap(order.payload()));
      case PHONE_GET_DATA, PHONE_SET_BUTTON_INFO -> onIt;
      default -> onIt.to(order.value());
    };
  }

  /** Whether an order is for the same part of the phone, so that it matters which of the two comes first. */
  boolean isAboutTheSame(PhoneOrder order) {
    boolean hasParts = switch (order.function()) {
      case PHONE_SET_DATA, PHONE_GET_DATA, PHONE_SET_LAMP, PHONE_SET_BUTTON_INFO, PHONE_SET_VOLUME, PHONE_SET_GAIN ->
          true;
      default -> false;
    };
    return order.function() == function && (!hasParts || subject.isPresent() && subject.getAsInt() == order.subject());
  }

  /** Only orders of which this is true as well; the words are for the failure text. */
  public ExpectedOrder where(String words, Predicate<PhoneOrder> isSo) {
    Demand demand = new Demand(Objects.requireNonNull(words, "words"), Objects.requireNonNull(isSo, "isSo"));
    List<Demand> more = new ArrayList<>(demands);
    more.add(demand);
    return new ExpectedOrder(function, subject, value, payload, more);
  }

  /** The function whose errors an answer may use; null when it may be any. */
  PhoneFunction function() {
    return function;
  }

  boolean matches(PhoneOrder order) {
    return differences(order).isEmpty();
  }

  int distance(PhoneOrder order) {
    return function != null && order.function() != function ? ANOTHER_FUNCTION : differences(order).size();
  }

  /** In words what an order has instead of what is expected. */
  List<String> differences(PhoneOrder order) {
    if (function != null && order.function() != function) {
      return List.of("another function");
    }
    List<String> differences = new ArrayList<>();
    if (subject.isPresent() && subject.getAsInt() != order.subject()) {
      differences.add(nameOfSubject() + " " + order.subject() + " instead of " + subject.getAsInt());
    }
    if (value.isPresent() && value.getAsInt() != order.value()) {
      differences.add(nameOfValue() + " " + order.value() + " instead of " + value.getAsInt());
    }
    if (payload != null && !Arrays.equals(payload, order.payload())) {
      differences.add(difference(order.payload()));
    }
    if (differences.isEmpty()) {
      demands.stream().map(demand -> demand.objection(order)).filter(text -> !text.isEmpty()).forEach(differences::add);
    }
    return differences;
  }

  private String nameOfSubject() {
    return switch (function) {
      case PHONE_SET_DATA, PHONE_GET_DATA -> "data id";
      case PHONE_SET_LAMP, PHONE_SET_BUTTON_INFO -> "button/lamp id";
      case PHONE_SET_RING -> "ring mode";
      case PHONE_SET_DISPLAY -> "row";
      default -> "hookswitch device";
    };
  }

  private String nameOfValue() {
    return switch (function) {
      case PHONE_SET_LAMP -> "lamp mode";
      case PHONE_SET_RING, PHONE_SET_VOLUME -> "volume";
      case PHONE_SET_GAIN -> "gain";
      case PHONE_SET_DISPLAY -> "column";
      default -> "mode";
    };
  }

  /** Which byte is another, and whether there are more or fewer. */
  private String difference(byte[] found) {
    int at = Arrays.mismatch(payload, found);
    String length = found.length == payload.length ? "" : found.length + " bytes instead of " + payload.length;
    if (at == Math.min(found.length, payload.length)) {
      return length + ", otherwise the same";
    }
    return (length.isEmpty() ? "" : length + ", and ")
        + String.format(Locale.ROOT, "%02X instead of %02X at offset %d", found[at], payload[at], at);
  }

  /** The order as a test writes it: {@code setData(1)}. */
  @Override
  public String toString() {
    String also = demands.stream().map(demand -> " " + demand.words()).collect(Collectors.joining(","));
    if (function == null) {
      return "anything()" + also;
    }
    List<String> parts = new ArrayList<>();
    subject.ifPresent(id -> parts.add(Integer.toString(id)));
    value.ifPresent(wanted -> parts.add(Integer.toString(wanted)));
    if (payload != null) {
      parts.add(PhoneOrder.hex(payload));
    }
    return PhoneOrder.name(function) + "(" + String.join(", ", parts) + ")" + also;
  }
}
