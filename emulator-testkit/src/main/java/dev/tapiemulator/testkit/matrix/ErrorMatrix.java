package dev.tapiemulator.testkit.matrix;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.testkit.matrix.DocumentedError.Place;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Provokes every documented error for real, each in an emulator of its own: by a state where one leads to it, else by
 * the fault plan. What counts is what came out of the function or out of a delivered PHONE_REPLY.
 *
 * <pre>{@code
 * for (Provocation attempt : ErrorMatrix.run()) {
 *   assertTrue(attempt.cameOut(), attempt.pair()::toString);
 * }
 * }</pre>
 */
public final class ErrorMatrix {

  private static final Scene ORDINARY_REFUSAL = Scene.refusal(null, "the fault plan refuses the call");
  private static final Scene ORDINARY_REPLY = Scene.reply(null, "the fault plan fails the request");

  private ErrorMatrix() {}

  /** The whole matrix. */
  public static List<Provocation> run() {
    return run(List.of(PhoneFunction.values()));
  }

  /** The part of these functions, in this order. */
  public static List<Provocation> run(List<PhoneFunction> functions) {
    return DocumentedError.of(functions).stream().map(ErrorMatrix::provoke).toList();
  }

  /** One attempt. */
  public static Provocation provoke(DocumentedError pair) {
    Optional<Scene> found = SceneBook.find(pair);
    Scene scene = found.orElse(pair.place() == Place.REPLY ? ORDINARY_REPLY : ORDINARY_REFUSAL);
    try (Stage stage = scene.open(pair.function())) {
      if (found.isEmpty()) {
        pair.strikeNext(stage.emulator);
      }
      OptionalInt cameBack = OptionalInt.of(stage.call());
      if (pair.place() == Place.REPLY) {
        int requestId = cameBack.getAsInt();
        scene.goOn(stage);
        cameBack = requestId > 0 ? stage.replyTo(requestId) : OptionalInt.empty();
      }
      Means means = found.isPresent() ? Means.STATE : Means.INJECTION;
      return new Provocation(pair, means, scene.how(), cameBack, stage.emulator.journal());
    }
  }
}
