// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/error.h"

#include <QLatin1StringView>

#include <optional>

namespace betlog::wire {

/// The name of a code on the wire: "bad_json", "conflict" …
[[nodiscard]] QLatin1StringView errorCodeName(base::ErrorCode code);
[[nodiscard]] std::optional<base::ErrorCode> errorCodeFromName(QStringView name);
/// The status of an HTTP answer that carries the code.
[[nodiscard]] int httpStatus(base::ErrorCode code);
/// Whether the same request can succeed later, unchanged.
[[nodiscard]] bool isRetryable(base::ErrorCode code);

/// A close code of the WebSocket (protocol.md section 3).
enum class CloseCode {
    Normal = 1000,
    GoingAway = 1001,
    TooLarge = 1009,
    BadMessage = 4400,
    SignIn = 4401,
    NotAllowed = 4403,
    SlowConsumer = 4408,
    TooFast = 4429,
    Restarting = 4503
};

} // namespace betlog::wire
