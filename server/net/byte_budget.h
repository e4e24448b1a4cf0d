// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QHash>
#include <QHostAddress>

namespace betlog::net {

/// How many bytes of one kind all clients together may make the server keep, and how many of them
/// one address: so that nobody fills the memory, and nobody takes the room of everybody else.
class ByteBudget
{
public:
    /// What one client's connection takes; given back when destroyed. Must not outlive its budget.
    class Claim
    {
    public:
        Claim(ByteBudget& budget, const QHostAddress& address)
            : m_budget(budget)
            , m_address(address)
        { }

        ~Claim() { release(); }

        Q_DISABLE_COPY_MOVE(Claim)

        /// False, and nothing taken, where there is no room for `bytes` more.
        [[nodiscard]] bool grow(qsizetype bytes);
        void release();

    private:
        ByteBudget& m_budget;
        QHostAddress m_address;
        qsizetype m_bytes = 0;
    };

    /// A reverse proxy brings everybody from a loopback address, which may take it all.
    ByteBudget(qsizetype all, qsizetype fromOneAddress)
        : m_all(all)
        , m_fromOneAddress(fromOneAddress)
    { }

    Q_DISABLE_COPY_MOVE(ByteBudget)

    [[nodiscard]] qsizetype taken() const { return m_taken; }

private:
    qsizetype m_all;
    qsizetype m_fromOneAddress;
    qsizetype m_taken = 0;
    QHash<QHostAddress, qsizetype> m_byAddress;
};

} // namespace betlog::net
