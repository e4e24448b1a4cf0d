// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/http_call.h"
#include "domain/bet.h"
#include "wire/mutation.h"

namespace betlog::sync {

/// A mutation as the HTTP call that does the same (protocol.md section 2), under its id as
/// Idempotency-Key.
[[nodiscard]] HttpCall writeCall(const QUrl& server, const wire::Mutation& mutation);

/// The bet in the answer of such a call; an error where it was refused or is no such answer.
[[nodiscard]] base::Expected<domain::Bet> writtenBet(const HttpAnswer& answer);

} // namespace betlog::sync
