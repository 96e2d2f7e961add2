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

/** Orders that a {@link ScriptedPhone} is told to answer. Made by {@link TestWords}. */
public final class ExpectedOrder {

  private static final int ANOTHER_FUNCTION = 100;

  private final PhoneFunction function;
  private final OptionalInt subject;
  private final OptionalInt value;
  private final byte[] payload;
  private final String demand;
  private final Predicate<PhoneOrder> condition;

  private ExpectedOrder(
      PhoneFunction function, OptionalInt subject, OptionalInt value, byte[] payload, String demand,
      Predicate<PhoneOrder> condition) {
    this.function = function;
    this.subject = subject;
    this.value = value;
    this.payload = payload;
    this.demand = demand;
    this.condition = condition;
  }

  static ExpectedOrder anything() {
    return of(null);
  }

  static ExpectedOrder of(PhoneFunction function) {
    return new ExpectedOrder(function, OptionalInt.empty(), OptionalInt.empty(), null, "", order -> true);
  }

  ExpectedOrder on(int id) {
    return new ExpectedOrder(function, OptionalInt.of(id), value, payload, demand, condition);
  }

  ExpectedOrder to(int wanted) {
    return new ExpectedOrder(function, subject, OptionalInt.of(wanted), payload, demand, condition);
  }

  ExpectedOrder bringing(ByteBuffer bytes) {
    return new ExpectedOrder(
        function, subject, value, PhoneOrder.of(function, 0, 0, bytes).payload(), demand, condition);
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
    Objects.requireNonNull(isSo, "isSo");
    return new ExpectedOrder(function, subject, value, payload, words, condition.and(isSo));
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
    if (differences.isEmpty() && !condition.test(order)) {
      differences.add("not " + demand);
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
    if (function == null) {
      return "anything()" + (demand.isEmpty() ? "" : " " + demand);
    }
    List<String> parts = new ArrayList<>();
    subject.ifPresent(id -> parts.add(Integer.toString(id)));
    value.ifPresent(wanted -> parts.add(Integer.toString(wanted)));
    if (payload != null) {
      parts.add(PhoneOrder.hex(payload));
    }
    return PhoneOrder.name(function) + "(" + String.join(", ", parts) + ")" + (demand.isEmpty() ? "" : " " + demand);
  }
}
