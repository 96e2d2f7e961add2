package dev.tapiemulator.testkit.matrix;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.testkit.matrix.DocumentedError.Place;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A state of things that leads to an error: what is set up, what happens before the call, which argument is wrong, and,
 * for an error in the reply, what happens while the request is under way.
 */
final class Scene {

  private final PhoneErr error;
  private final Place place;
  private final String how;
  private Set<PhoneFunction> functions;
  private Consumer<Stage.SetUp> setUp = plan -> { };
  private Consumer<Stage> before = stage -> { };
  private Consumer<CallSheet> arguments = sheet -> { };
  private Consumer<Stage> meanwhile = stage -> { };

  private Scene(PhoneErr error, Place place, String how) {
    this.error = error;
    this.place = place;
    this.how = how;
    this.functions = EnumSet.allOf(PhoneFunction.class);
  }

  /** A scene in which a function refuses; {@code how} in a few words. */
  static Scene refusal(PhoneErr error, String how) {
    return new Scene(error, Place.REFUSAL, how);
  }

  /** A scene in which an accepted request fails; {@code how} in a few words. */
  static Scene reply(PhoneErr error, String how) {
    return new Scene(error, Place.REPLY, how);
  }

  /** For these functions only. */
  Scene in(PhoneFunction first, PhoneFunction... rest) {
    functions = EnumSet.of(first, rest);
    return this;
  }

  /** For every function but these. */
  Scene notIn(PhoneFunction first, PhoneFunction... rest) {
    functions = EnumSet.complementOf(EnumSet.of(first, rest));
    return this;
  }

  /** For every function but these. */
  Scene notIn(Set<PhoneFunction> others) {
    functions = EnumSet.complementOf(EnumSet.copyOf(others));
    return this;
  }

  Scene with(Consumer<Stage.SetUp> plan) {
    setUp = plan;
    return this;
  }

  Scene before(Consumer<Stage> action) {
    before = action;
    return this;
  }

  Scene calledWith(Consumer<CallSheet> change) {
    arguments = change;
    return this;
  }

  Scene meanwhile(Consumer<Stage> action) {
    meanwhile = action;
    return this;
  }

  boolean provokes(DocumentedError pair) {
    return pair.error() == error && pair.place() == place && functions.contains(pair.function());
  }

  String how() {
    return how;
  }

  /** A stage on which everything is as it must be before the call. */
  Stage open(PhoneFunction function) {
    Stage.SetUp plan = new Stage.SetUp();
    setUp.accept(plan);
    Stage stage = new Stage(function, plan);
    before.accept(stage);
    arguments.accept(stage.sheet);
    return stage;
  }

  /** What happens once the request has been accepted. */
  void goOn(Stage stage) {
    meanwhile.accept(stage);
  }
}
