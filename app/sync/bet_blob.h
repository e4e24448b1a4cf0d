// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/bet.h"

#include <QByteArrayView>
#include <QHash>

namespace betlog::sync {

/// A bet as the cache keeps it: binary, ten times faster to read than JSON, since a start waits for
/// it. Nothing else ever reads it: another form is another step of the cache's schema.
[[nodiscard]] QByteArray encodeBetBlob(const domain::Bet& bet);

/// Reads any number of them. Bets say the same again and again, and what is read by one reader has
/// each text in memory once.
class BetBlobReader final
{
public:
    /// nullopt: this is no such bet.
    [[nodiscard]] std::optional<domain::Bet> read(QByteArrayView blob);

    /// The text of these bytes, big-endian UTF-16.
    [[nodiscard]] QString text(QByteArrayView bytes);

private:
    QHash<QByteArray, QString> m_texts; ///< by their bytes
};

/// One alone.
[[nodiscard]] std::optional<domain::Bet> decodeBetBlob(const QByteArray& blob);

} // namespace betlog::sync
