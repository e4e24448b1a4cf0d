// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QHash>
#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>

namespace betlog::tests {

/// What stands between a client and its server: a proxy that can refuse upgrades, a cable that can
/// be pulled, a network that swallows everything and says nothing.
class TcpProxy final : public QObject
{
    Q_OBJECT

public:
    explicit TcpProxy(quint16 serverPort, QObject* parent = nullptr);
    ~TcpProxy() override;

    [[nodiscard]] quint16 port() const { return m_port; }

    /// Answers upgrades with 403; other requests pass.
    void refuseUpgrades(bool refuse) { m_refusesUpgrades = refuse; }

    /// Answers everything itself with 403 and a page of HTML, as the portal of a hotel does.
    void actAsPortal(bool portal) { m_isPortal = portal; }

    /// Nothing passes in either direction, and nobody is told; what was swallowed is gone.
    void stall(bool stalled) { m_isStalled = stalled; }

    void cutAll(); ///< every connection, at once
    void setReachable(bool reachable); ///< while not, connections are refused

    [[nodiscard]] int portalAnswers() const { return m_portalAnswers; }

    /// Upgrades that were asked for so far.
    [[nodiscard]] int upgrades() const { return m_upgrades; }

    [[nodiscard]] qsizetype connectionCount() const { return m_servers.size(); }

private:
    void accept();
    void clientSaid(QTcpSocket* client);
    void connectToServer(QTcpSocket* client);
    void forward(QTcpSocket* from, QTcpSocket* to);

    QTcpServer m_listener;
    quint16 m_serverPort;
    quint16 m_port = 0;
    QHash<QTcpSocket*, QTcpSocket*> m_servers; ///< the server's side of each client's connection
    bool m_refusesUpgrades = false;
    bool m_isPortal = false;
    bool m_isStalled = false;
    int m_upgrades = 0;
    int m_portalAnswers = 0;
};

} // namespace betlog::tests
