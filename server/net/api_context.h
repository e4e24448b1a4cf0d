// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/random.h"
#include "base/scheduler.h"
#include "server/core/auth.h"
#include "server/core/log_query.h"
#include "server/core/log_service.h"
#include "server/core/log_settings.h"
#include "server/core/metrics.h"

namespace betlog::net {

struct ApiCall;

/// What the calls of the API work with. All of it outlives them.
struct ApiContext
{
    core::LogService& log;
    const core::Auth& auth;
    const core::LogSettings& settings;
    core::Metrics& metrics;
    base::Scheduler& scheduler;
    base::Random& random;
    QObject& thread; ///< answers of the log come back to its thread, as long as it stands
};

/// The text of a header; BadRequest where its bytes are no UTF-8.
[[nodiscard]] base::Expected<QString> utf8Of(const QByteArray& bytes, QLatin1StringView header);
/// The Idempotency-Key, or an id of its own; BadRequest where it is no UUID.
[[nodiscard]] base::Expected<base::MutationId>
mutationIdOf(const ApiCall& call, const ApiContext& context);
/// Who acts, by `X-Betlog-User`; nobody in particular if the header is not there.
[[nodiscard]] base::Expected<core::Actor> actorOf(const ApiCall& call, const ApiContext& context);

/// A bet's id or number as a part of a path.
[[nodiscard]] std::optional<core::BetKey> betKeyOf(const QString& text);

[[nodiscard]] base::Error noSuchBet();

/// JSON texts as one JSON array.
[[nodiscard]] QByteArray jsonArray(const QList<QByteArray>& texts);

} // namespace betlog::net
