// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/raw_client.h"

#include "tests/support/await.h"

#include <QtEndian>

namespace betlog::tests {

bool RawClient::open(quint16 port)
{
    m_socket.connectToHost(QHostAddress::LocalHost, port);
    return waitFor([&] { return m_socket.state() == QAbstractSocket::ConnectedState; });
}

void RawClient::listen()
{
    constexpr int kPlenty = 1 << 20;
    m_socket.setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, kPlenty);
    m_socket.setReadBufferSize(0);
}

bool RawClient::openDeaf(quint16 port)
{
    constexpr int kLittle = 4096;
    m_socket.setReadBufferSize(1);
    // Before connecting, or the window is as large as ever.
    m_socket.bind(QHostAddress::LocalHost);
    m_socket.setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, kLittle);
    m_socket.connectToHost(QHostAddress::LocalHost, port);
    return await([&] { return m_socket.state() == QAbstractSocket::ConnectedState; });
}

void RawClient::send(const QByteArray& bytes)
{
    m_socket.write(bytes);
    m_socket.flush();
}

bool RawClient::waitFor(const std::function<bool()>& done)
{
    return await([&] {
        m_received += m_socket.readAll();
        return done();
    });
}

bool RawClient::waitUntilClosed()
{
    return waitFor([&] { return m_socket.state() == QAbstractSocket::UnconnectedState; });
}

bool RawClient::waitForBytes(qsizetype count)
{
    return waitFor([&] { return m_received.size() >= count; });
}

HttpAnswer RawClient::readAnswer()
{
    HttpAnswer answer;
    qsizetype headEnd = -1;
    qsizetype length = 0;
    const bool isWhole = waitFor([&] {
        headEnd = m_received.indexOf("\r\n\r\n");
        if (headEnd < 0)
            return m_socket.state() == QAbstractSocket::UnconnectedState;
        const QByteArray head = m_received.first(headEnd).toLower();
        const qsizetype field = head.indexOf("content-length: ");
        length = field < 0 ? 0 : head.mid(field + 16).split('\r').first().toInt();
        return m_received.size() >= headEnd + 4 + length;
    });
    if (!isWhole || headEnd < 0)
        return answer;
    const QList<QByteArray> lines = m_received.first(headEnd).split('\n');
    answer.status = lines.first().split(' ').value(1).toInt();
    for (const QByteArray& line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        answer.headers.insert(line.first(colon).toLower(), line.sliced(colon + 1).trimmed());
    }
    answer.body = m_received.mid(headEnd + 4, length);
    m_received.remove(0, headEnd + 4 + length);
    return answer;
}

RawClient::Frame RawClient::readFrame()
{
    constexpr int kShortest = 2;
    qsizetype header = kShortest;
    qsizetype length = 0;
    const bool isWhole = waitFor([&] {
        if (m_received.size() < kShortest)
            return m_socket.state() == QAbstractSocket::UnconnectedState;
        const auto code = static_cast<unsigned char>(m_received[1]);
        header = kShortest + (code == 126 ? 2 : code == 127 ? 8 : 0);
        length = code;
        if (code >= 126 && m_received.size() >= header)
            length = m_received.mid(kShortest, header - kShortest).toHex().toInt(nullptr, 16);
        return m_received.size() >= header + length;
    });
    if (!isWhole || m_received.size() < header + length)
        return {};
    const Frame frame {m_received[0] & 0x0f, m_received.mid(header, length)};
    m_received.remove(0, header + length);
    return frame;
}

bool RawClient::upgrade(const QByteArray& path)
{
    send(
        "GET " + path
        + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    return readAnswer().status == 101;
}

void RawClient::sendFrame(char opcodeAndFlags, const QByteArray& payload)
{
    constexpr char kMasked = '\x80';
    QByteArray frame(1, opcodeAndFlags);
    if (payload.size() <= 125) {
        frame += static_cast<char>(kMasked | static_cast<char>(payload.size()));
    } else if (payload.size() <= 65535) {
        const auto length = qToBigEndian(static_cast<quint16>(payload.size()));
        frame += static_cast<char>(kMasked | 126);
        frame.append(reinterpret_cast<const char*>(&length), sizeof length);
    } else {
        const auto length = qToBigEndian(static_cast<quint64>(payload.size()));
        frame += static_cast<char>(kMasked | 127);
        frame.append(reinterpret_cast<const char*>(&length), sizeof length);
    }
    frame += QByteArray(4, '\0'); // A mask of zeros leaves the payload as it is.
    send(frame + payload);
}

} // namespace betlog::tests
