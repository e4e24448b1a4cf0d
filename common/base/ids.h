// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"

#include <QHashFunctions>
#include <QMetaType>
#include <QUuid>

#include <compare>
#include <optional>

namespace betlog::base {

/// A UUID of one kind of thing; ids of different kinds do not mix. Null when default-constructed.
template <typename Tag>
class Id
{
public:
    Id() = default;

    explicit Id(const QUuid& uuid)
        : m_uuid(uuid)
    { }

    /// Reads the 36-character form without braces, in either case; nothing else.
    [[nodiscard]] static std::optional<Id> fromText(QStringView text)
    {
        const QUuid uuid = text.size() == kTextLength ? QUuid::fromString(text) : QUuid();
        return uuid.isNull() ? std::nullopt : std::optional(Id(uuid));
    }

    [[nodiscard]] bool isNull() const { return m_uuid.isNull(); }

    [[nodiscard]] QUuid uuid() const { return m_uuid; }

    /// Lower case, without braces.
    [[nodiscard]] QString text() const { return m_uuid.toString(QUuid::WithoutBraces); }

    friend bool operator==(const Id&, const Id&) = default;

    friend bool operator<(const Id& a, const Id& b) { return a.m_uuid < b.m_uuid; }

    friend size_t qHash(const Id& id, size_t seed = 0) { return qHash(id.m_uuid, seed); }

private:
    static constexpr qsizetype kTextLength = 36;

    QUuid m_uuid;
};

/// Names a bet, for ever; made by the client that places it.
using BetId = Id<struct BetIdTag>;
/// Names one attempt to change the log; however often it is sent, it has one effect.
using MutationId = Id<struct MutationIdTag>;
/// Names one history of a log; a restored backup starts a new one.
using Epoch = Id<struct EpochTag>;
/// Names one connection of one client.
using SessionId = Id<struct SessionIdTag>;
/// Names one installation of the client.
using ClientId = Id<struct ClientIdTag>;

/// The place of a change in the one total order of the log: 1, 2, 3 …; 0 is "before the first".
class Seq
{
public:
    constexpr Seq() = default;

    constexpr explicit Seq(qint64 value)
        : m_value(value)
    { }

    [[nodiscard]] constexpr qint64 value() const { return m_value; }

    [[nodiscard]] constexpr Seq next() const { return Seq(m_value + 1); }

    friend constexpr auto operator<=>(const Seq&, const Seq&) = default;

    friend size_t qHash(const Seq& seq, size_t seed = 0) { return ::qHash(seq.m_value, seed); }

private:
    qint64 m_value = 0;
};

} // namespace betlog::base

Q_DECLARE_METATYPE(betlog::base::BetId)
Q_DECLARE_METATYPE(betlog::base::MutationId)
Q_DECLARE_METATYPE(betlog::base::Seq)
