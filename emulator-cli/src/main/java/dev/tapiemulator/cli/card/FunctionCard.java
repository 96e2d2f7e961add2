package dev.tapiemulator.cli.card;

import dev.tapiemulator.cli.scenario.CallSyntax;
import dev.tapiemulator.cli.words.Members;
import dev.tapiemulator.emulator.spec.Parameter;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Precondition;
import dev.tapiemulator.tapi.PhoneErr;

/** The card of a function: parameters, what it checks in which order, and every error its page documents. */
final class FunctionCard {

  private static final int PARAMETER_COLUMN = 26;
  private static final int ERROR_COLUMN = 33;

  private FunctionCard() {}

  static String of(PhoneFunction function) {
    CardWriter card = new CardWriter(function.headerName());
    card.paragraph(function.isAsync()
        ? "Asynchronous: returns a positive request id, and PHONE_REPLY follows; or returns a negative error at once."
        : "Synchronous: when it returns, 0 says that all is done, and a negative error that nothing was done.");
    if (function.hasTextForms()) {
      String name = function.headerName();
      card.paragraph("Forms: " + name + "A takes and gives text in a code page, " + name
          + "W in UTF-16LE; without a suffix it is the A form.");
    }
    card.heading("Parameters");
    function.parameters().forEach(parameter -> card.entry(parameter.name(), PARAMETER_COLUMN, meaningOf(parameter)));
    card.heading("In a scenario").paragraph(CallSyntax.usage(function));
    card.heading("Checks, the first one that fails decides");
    int step = 1;
    for (Precondition precondition : function.preconditions()) {
      card.entry(step++ + ". " + precondition.refusal().headerName(), ERROR_COLUMN + 2, precondition.text());
    }
    card.heading("Documented errors, in the page's order");
    for (PhoneErr error : function.documented()) {
      card.entry(error.headerName(), ERROR_COLUMN, error.meaning());
    }
    return card.toString();
  }

  private static String meaningOf(Parameter parameter) {
    String constants = Members.groupOf(parameter.name()).map(group -> ", " + group.prefix() + "…").orElse("");
    return switch (parameter.type()) {
      case DWORD -> Members.isApiVersion(parameter.name())
          ? "a version: major word, minor word"
          : "a DWORD" + constants;
      case HANDLE -> parameter.name().equals("hPhone") ? "an open phone" : "the application's usage handle";
      case POINTER_SIZED -> "a pointer-sized value";
      case CALLBACK -> "where messages go, for the hidden window";
      case STRING -> "text, or NULL where the page allows it";
      case OUT -> "where the result is put" + constants;
      case IN_OUT -> "a value that is read and replaced" + constants;
      case BUFFER_IN -> "a buffer that is read";
      case BUFFER_OUT -> "a buffer that is filled";
    };
  }
}
