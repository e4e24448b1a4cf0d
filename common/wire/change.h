// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/ids.h"
#include "base/json_reader.h"
#include "domain/bet.h"

#include <optional>

namespace betlog::wire {

class JsonWriter;

enum class ChangeType { Created, Updated, Deleted };
enum class UpdateType { Status, Edit, Restore };

/// One entry of the log, as everybody hears it (protocol.md section 4).
struct Change
{
    ChangeType type = ChangeType::Created;
    std::optional<UpdateType> updateType; ///< of Updated only
    domain::Bet bet; ///< after the change; as it was, for Deleted
    base::Timestamp timestamp; ///< when the server took it
    base::Seq seq; ///< gapless over the log
    domain::Room room;
    qint64 n = 0; ///< gapless within the room, from 1
    QByteArray hash; ///< 64 lower-case hex digits
    base::MutationId mutationId;
    QString actor;
    QString reason; ///< of a bookkeeper; else empty
    /// What the hash was taken of, in the form in which it came: fields that this version does not
    /// know count too. Empty for a change that was made here; not compared.
    QByteArray hashedText;

    friend bool operator==(const Change& a, const Change& b);
};

[[nodiscard]] QLatin1StringView changeTypeName(ChangeType type); ///< "bet_created" …
[[nodiscard]] std::optional<ChangeType> changeTypeFromName(QStringView name);
[[nodiscard]] QLatin1StringView updateTypeName(UpdateType type); ///< "status", "edit", "restore"
[[nodiscard]] std::optional<UpdateType> updateTypeFromName(QStringView name);

inline constexpr qsizetype kHashBytes = 32;

/// A change as it is stored and sent: its JSON text with the hash inside, made once.
struct EncodedChange
{
    QByteArray json;
    QByteArray hash; ///< 64 lower-case hex digits

    friend bool operator==(const EncodedChange&, const EncodedChange&) = default;
};

/// Encodes `change` (its `hash` is ignored) and chains it to `previousHash` (64 hex digits; empty
/// for the first of a room): SHA-256(previous as 32 bytes ‖ RFC 8785 form without `hash`).
[[nodiscard]] EncodedChange encodeChange(const Change& change, const QByteArray& previousHash);

/// The hash that the change should carry after `previousHash` (64 hex digits; empty for the first).
[[nodiscard]] QByteArray hashAfter(const Change& change, const QByteArray& previousHash);

/// Writes the change's members with the hash that it carries, inside an object that is open.
void writeChangeMembers(JsonWriter& writer, const Change& change);
[[nodiscard]] Change readChange(base::JsonReader& reader);
[[nodiscard]] base::Expected<Change> decodeChange(QByteArrayView text);

/// The hash that the change's JSON text should carry after `previousHash`; fields that this version
/// does not know count too. Fails where the text is no change.
[[nodiscard]] base::Expected<QByteArray>
expectedHash(QByteArrayView changeJson, const QByteArray& previousHash);

} // namespace betlog::wire
