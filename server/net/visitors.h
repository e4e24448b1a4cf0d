// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "wire/limits.h"

#include <QHash>
#include <QHostAddress>

#include <optional>

namespace betlog::net {

/// Counts the connections that stand, in all and for each address, and turns away what is too much:
/// one peer must not take the places of everybody else.
class Visitors
{
public:
    struct Limits
    {
        int all = wire::limits::kMaxConnections;
        int fromOneAddress = wire::limits::kMaxConnectionsOfOne;
        int fromLoopback =
            wire::limits::kMaxConnections; ///< a reverse proxy brings everybody from there
    };

    /// The place of one connection; given back when destroyed. Must not outlive its Visitors.
    class Place
    {
    public:
        Place() = default;
        Place(Visitors& visitors, const QHostAddress& address);
        Place(Place&& other) noexcept;
        Place& operator=(Place&&) = delete;
        ~Place();

        Q_DISABLE_COPY(Place)

    private:
        Visitors* m_visitors = nullptr;
        QHostAddress m_address;
    };

    explicit Visitors(const Limits& limits)
        : m_limits(limits)
    { }

    Q_DISABLE_COPY_MOVE(Visitors)

    /// Nothing where it is full.
    [[nodiscard]] std::optional<Place> enter(const QHostAddress& address);

    [[nodiscard]] int count() const { return m_count; }

private:
    Limits m_limits;
    int m_count = 0;
    QHash<QHostAddress, int> m_counts;
};

} // namespace betlog::net
