package dev.tapiemulator.cli.play;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The applications, phones and requests of a scenario, and what has which name. */
public final class Things {

  private final List<Application> applications = new ArrayList<>();
  private final List<OpenPhone> phones = new ArrayList<>();
  private final List<Request> requests = new ArrayList<>();
  private final Map<String, Object> named = new LinkedHashMap<>();

  Things() {}

  List<Application> applications() {
    return applications;
  }

  void add(Application application, String label) {
    applications.add(application);
    name(label, application);
  }

  void add(OpenPhone phone) {
    phones.add(phone);
    name(phone.label(), phone);
  }

  void add(Request request) {
    requests.add(request);
    name(request.label(), request);
  }

  /** Gives a name to something; null gives none. */
  void name(String label, Object thing) {
    if (label != null) {
      named.put(label, thing);
    }
  }

  /** What has a name; a name may still be without, when the line that gives it has not been played. */
  Object thing(String name) {
    Object thing = named.get(name);
    if (thing == null) {
      throw new StageError(
          "expected a name that stands for something; the line that gives \"" + name + "\" has not been played yet");
    }
    return thing;
  }

  /** The value behind a name as people read it. */
  public String describe(String name) {
    if (!named.containsKey(name)) {
      return "of a line that has not been played yet";
    }
    long number = numberOf(Argument.name(name));
    return named.get(name) instanceof Request ? MessageText.result(number) : String.format("0x%08X", number);
  }

  /** The number an argument stands for: a handle or request id where it is a name. */
  long numberOf(Argument argument) {
    if (argument.kind() != Argument.Kind.NAME) {
      return argument.number();
    }
    Object thing = thing(argument.text());
    if (thing instanceof Application application) {
      return Integer.toUnsignedLong(application.handle);
    }
    if (thing instanceof OpenPhone phone) {
      return Integer.toUnsignedLong(phone.handle());
    }
    if (thing instanceof Request request) {
      return Integer.toUnsignedLong(request.result());
    }
    return thing instanceof Long number ? number : 0;
  }

  /** The application an argument stands for: itself, or as the one that opened the phone or made the request. */
  Optional<Application> applicationOf(Argument argument) {
    if (argument.kind() == Argument.Kind.NUMBER) {
      return applicationOfHandle((int) argument.number());
    }
    Object thing = argument.kind() == Argument.Kind.NAME ? thing(argument.text()) : null;
    if (thing instanceof Application application) {
      return Optional.of(application);
    }
    if (thing instanceof OpenPhone phone) {
      return Optional.ofNullable(phone.application());
    }
    return thing instanceof Request request ? Optional.ofNullable(request.application()) : Optional.empty();
  }

  /** The application that a handle, typed as a number, is of; 0 is never a handle. */
  private Optional<Application> applicationOfHandle(int handle) {
    return handle == 0
        ? Optional.empty()
        : Stream.concat(
                applications.stream().filter(application -> application.handle == handle),
                phones.stream().filter(phone -> phone.handle() == handle).map(OpenPhone::application))
            .filter(Objects::nonNull)
            .findFirst();
  }

  /** The open phone that a call is made with, where it was typed as a name. */
  Optional<OpenPhone> phoneOf(Invocation invocation) {
    return invocation.argument("hPhone")
        .map(argument -> named.get(argument.text()))
        .filter(OpenPhone.class::isInstance)
        .map(OpenPhone.class::cast);
  }

  /** The name of a phone's handle, or its number. */
  String phoneLabel(int handle) {
    for (int i = phones.size() - 1; i >= 0; i--) {
      OpenPhone phone = phones.get(i);
      if (phone.handle() == handle && phone.label() != null) {
        return phone.label();
      }
    }
    return String.format("0x%08X", handle);
  }

  /** The name of an application's handle, or its number. */
  String applicationLabel(int handle) {
    for (int i = applications.size() - 1; i >= 0; i--) {
      if (applications.get(i).handle == handle) {
        return applications.get(i).label;
      }
    }
    return String.format("0x%08X", handle);
  }

  /** The application in a journal record's subject. */
  Optional<Application> applicationOfSubject(int subject) {
    for (int i = applications.size() - 1; i >= 0; i--) {
      if (applications.get(i).isSubject(subject)) {
        return Optional.of(applications.get(i));
      }
    }
    return Optional.empty();
  }

  /** The name of a request, or "request 5". */
  String requestLabel(int id) {
    for (int i = requests.size() - 1; i >= 0; i--) {
      if (requests.get(i).result() == id && requests.get(i).label() != null) {
        return requests.get(i).label();
      }
    }
    return "request " + id;
  }
}
