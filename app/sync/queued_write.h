// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "domain/bet.h"
#include "wire/mutation.h"

#include <QUrl>

namespace betlog::sync {

/// Which log a write is for: the epoch names the log, once the server has said it; the address is
/// how it was reached when the write was made.
struct LogName
{
    QUrl server;
    base::Epoch epoch; ///< null: not known yet

    friend bool operator==(const LogName&, const LogName&) = default;
};

/// Why a write was refused, kept until the person has dealt with it.
struct WriteRefusal
{
    base::Error error;
    std::optional<domain::Bet> current; ///< the bet as it stood, on a conflict

    friend bool operator==(const WriteRefusal&, const WriteRefusal&) = default;
};

/// A write of this client that the server has not accepted yet, with what is needed to show it.
struct QueuedWrite
{
    wire::Mutation mutation;
    QString user; ///< who wrote it
    base::Timestamp enteredAt;
    /// The bet as the person saw it when they wrote; for a restore, as it was when it was deleted.
    std::optional<domain::Bet> seen = {};
    LogName log = {};
    bool mayHaveArrived = false; ///< it was sent: what it says is fixed
    std::optional<WriteRefusal> refusal = {};

    friend bool operator==(const QueuedWrite&, const QueuedWrite&) = default;
};

/// As the outbox keeps it.
[[nodiscard]] QByteArray encodeQueuedWrite(const QueuedWrite& write);
[[nodiscard]] base::Expected<QueuedWrite> decodeQueuedWrite(QByteArrayView text);

/// Why no server would read this write, if that is so.
[[nodiscard]] std::optional<base::Error> tooLarge(const wire::Mutation& mutation);
/// Whether somebody else changed the same, so that the person has to choose.
[[nodiscard]] bool isConflict(const base::Error& error);
/// The one of the higher version, of what is there.
[[nodiscard]] std::optional<domain::Bet>
newerOf(const std::optional<domain::Bet>& a, const std::optional<domain::Bet>& b);

} // namespace betlog::sync
