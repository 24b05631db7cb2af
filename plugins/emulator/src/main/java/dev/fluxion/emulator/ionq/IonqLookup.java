package dev.fluxion.emulator.ionq;

import dev.fluxion.emulator.http.Call;
import dev.fluxion.emulator.job.Life;
import dev.fluxion.emulator.setup.Account;
import java.time.Instant;
import java.util.Optional;

/** Finds jobs and circuits of batches by the id in a path. */
final class IonqLookup {
  private final IonqStore store;

  IonqLookup(IonqStore store) {
    this.store = store;
  }

  /**
   * A job or a circuit of a batch.
   *
   * @param job the job
   * @param child the circuit, if it was asked for
   */
  record Found(IonqJob job, Optional<IonqPart> child) {
    /** Returns the circuit that was asked for, or the only one of the job. */
    IonqPart part() {
      return child.orElseGet(() -> job.parts.get(0));
    }

    Life.State state(Instant now) {
      return child.map(part -> job.state(part, now)).orElseGet(() -> job.life.state(now));
    }

    boolean isWholeBatch() {
      return job.isBatch() && child.isEmpty();
    }
  }

  /**
   * Finds a job.
   *
   * @throws dev.fluxion.emulator.http.Refusal if there is none
   */
  Found find(Account account, String id) {
    Optional<IonqJob> job = store.job(account, id);
    if (job.isPresent()) {
      return new Found(job.get(), Optional.empty());
    }
    IonqJob parent = store.parent(account, id).orElseThrow(IonqErrors::notFound);
    return parent.listed().stream()
        .filter(part -> part.id.equals(id))
        .map(part -> new Found(parent, Optional.of(part)))
        .findFirst()
        .orElseThrow(IonqErrors::notFound);
  }

  /**
   * Finds a job that has results to fetch.
   *
   * @throws dev.fluxion.emulator.http.Refusal if there is none, or not yet
   */
  Found findCompleted(Account account, Call call) {
    Found found = find(account, call.id());
    boolean isCompleted = found.state(call.request().at()) == Life.State.COMPLETED;
    if (!isCompleted || found.job().isDryRun() || found.job().function.isPresent()) {
      throw IonqErrors.notFound();
    }
    return found;
  }

  /**
   * Finds a job of one circuit that has results to fetch.
   *
   * @throws dev.fluxion.emulator.http.Refusal if there is none, or not yet
   */
  Found findCircuit(Account account, Call call) {
    Found found = findCompleted(account, call);
    if (found.isWholeBatch()) {
      throw IonqErrors.notFound();
    }
    return found;
  }
}
