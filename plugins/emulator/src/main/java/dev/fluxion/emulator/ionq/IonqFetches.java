package dev.fluxion.emulator.ionq;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.emulator.http.Answer;
import dev.fluxion.emulator.http.Call;
import dev.fluxion.emulator.ionq.IonqLookup.Found;
import dev.fluxion.emulator.setup.Account;
import java.util.Optional;
import java.util.Set;

/** Hands out results: at addresses, and as files. */
final class IonqFetches {
  private static final Set<String> AGGREGATION = Set.of("sharpen", "aggregation");

  private final IonqLookup lookup;
  private final IonqResults results;

  IonqFetches(IonqLookup lookup, IonqResults results) {
    this.lookup = lookup;
    this.results = results;
  }

  /** Returns how variants are aggregated; to sharpen is to vote. */
  private static String method(Call call) {
    IonqQuery query = new IonqQuery(call, AGGREGATION);
    Optional<String> method = query.word("aggregation", IonqVariants.METHODS);
    if (method.isPresent() && query.text("sharpen").isPresent()) {
      throw IonqErrors.invalid("query", "sharpen", "it is given together with aggregation");
    }
    return method.orElse(query.flag("sharpen") ? "voting" : "average");
  }

  Answer probabilities(Account account, Call call) {
    Found found = lookup.findCircuit(account, call);
    return answer(call, found, results.probabilities(found.job(), found.part(), method(call)));
  }

  Answer aggregated(Account account, Call call) {
    Found found = lookup.findCompleted(account, call);
    if (!found.isWholeBatch()) {
      throw IonqErrors.notFound();
    }
    return aggregated(found, call, method(call));
  }

  private Answer aggregated(Found found, Call call, String method) {
    int qubits = found.job().parts.stream().mapToInt(p -> p.circuit.qubits()).max().orElse(1);
    return IonqGarbling.answer(
        call, results.aggregated(found.job(), call.request().at(), method), qubits);
  }

  Answer histogram(Account account, Call call) {
    Found found = findSampled(account, call);
    return answer(call, found, results.histogram(found.job(), found.part()));
  }

  Answer shots(Account account, Call call) {
    Found found = findSampled(account, call);
    return answer(call, found, results.shots(found.job(), found.part()));
  }

  private Found findSampled(Account account, Call call) {
    Found found = lookup.findCircuit(account, call);
    if (!found.job().isSampled()) {
      throw IonqErrors.notFound();
    }
    return found;
  }

  Answer artifact(Account account, Call call) {
    Found found = lookup.findCompleted(account, call);
    String id = call.path().get(1);
    if (found.isWholeBatch()) {
      boolean isThere =
          IonqArtifact.results(found.job(), true).stream().anyMatch(each -> each.id().equals(id));
      if (!isThere) {
        throw IonqErrors.notFound();
      }
      return aggregated(found, call, IonqVariants.METHODS.get(0));
    }
    return answer(
        call, found, results.file(found.job(), found.part(), id).orElseThrow(IonqErrors::notFound));
  }

  private static Answer answer(Call call, Found found, JsonNode content) {
    return IonqGarbling.answer(call, content, found.part().circuit.qubits());
  }
}
