package dev.fluxion.emulator.ionq;

import dev.fluxion.emulator.http.Answer;
import dev.fluxion.emulator.http.Call;
import dev.fluxion.emulator.http.Json;
import dev.fluxion.emulator.setup.Account;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What an account is called where: as a key, as a user, and as an organization. */
final class IonqAccounts {
  /** The project of all jobs. */
  static final String PROJECT = "944904d6-2e30-4cfb-8bc4-04afaabcdd42";

  private IonqAccounts() {}

  private static String id(String what, Account account) {
    byte[] seed = (what + account.name()).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(seed).toString();
  }

  /** Returns the id of the organization of an account, which has no other member. */
  static String organization(Account account) {
    return id("organization ", account);
  }

  /** Returns the id of the user who submits the jobs of an account. */
  static String submitter(Account account) {
    return id("submitter ", account);
  }

  static Answer whoami(Account account, Call call) {
    return Answer.json(
        200,
        Json.object()
            .put("key_id", id("", account))
            .put("key_name", account.name())
            .put("project_id", PROJECT));
  }
}
