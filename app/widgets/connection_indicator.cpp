// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/connection_indicator.h"

#include "app/models/connection_phrases.h"
#include "app/widgets/appearance.h"
#include "app/widgets/connection_glyph.h"
#include "app/widgets/plain_tooltip.h"
#include "app/widgets/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>

#include <cmath>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using sync::ConnectionState;

namespace {

constexpr int kGlyph = 14;
constexpr int kPadding = space::kSmall;
/// One turn in 1.2 s, in steps that a person takes for motion and a processor for nothing.
constexpr auto kTurnStep = 100ms;
constexpr int kTurnSteps = 12;

bool turns(ConnectionState state)
{
    return state == ConnectionState::Connecting || state == ConnectionState::CatchingUp;
}

} // namespace

ConnectionIndicator::ConnectionIndicator(base::Scheduler& scheduler, QWidget* parent)
    : QAbstractButton(parent)
    , m_scheduler(scheduler)
    , m_second(scheduler)
    , m_turning(scheduler)
{
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    refresh();
}

void ConnectionIndicator::setStatus(const sync::ConnectionStatus& status)
{
    m_status = status;
    refresh();
    countDown();
    turnOn();
}

QString ConnectionIndicator::word() const
{
    return models::connectionWord(m_status.state);
}

QString ConnectionIndicator::remark() const
{
    if (const auto seconds = models::secondsToRetry(m_status, m_scheduler.now()))
        return tr("retry in %1 s").arg(*seconds);
    const bool up =
        m_status.state == ConnectionState::Live || m_status.state == ConnectionState::Polling;
    return up && m_status.latency ? tr("%1 ms").arg(m_status.latency->count()) : QString();
}

void ConnectionIndicator::refresh()
{
    const QString extra = remark();
    setAccessibleName(
        tr("Connection: %1").arg(extra.isEmpty() ? word() : word() + u", "_s + extra));
    setAccessibleDescription(models::connectionSentence(m_status));
    updateGeometry();
    update();
}

void ConnectionIndicator::countDown()
{
    if (!models::secondsToRetry(m_status, m_scheduler.now()).value_or(0)) {
        m_second.stop();
        return;
    }
    m_second.start(1s, [this]() {
        refresh();
        countDown();
    });
}

void ConnectionIndicator::turnOn()
{
    const bool wanted = turns(m_status.state) && isVisible() && motionMs(this) > 0;
    if (!wanted) {
        m_turning.stop();
        m_turn = 0;
    } else if (!m_turning.isActive()) {
        m_turning.start(kTurnStep, [this]() { turn(); });
    }
}

void ConnectionIndicator::turn()
{
    m_turn = std::fmod(m_turn + 1.0 / kTurnSteps, 1.0);
    update();
    m_turning.start(kTurnStep, [this]() { turn(); });
}

QSize ConnectionIndicator::sizeHint() const
{
    const QString extra = remark();
    int width = 2 * kPadding + kGlyph + space::kSmall + fontMetrics().horizontalAdvance(word());
    if (!extra.isEmpty())
        width += space::kSmall + fontMetrics().horizontalAdvance(extra);
    return {width + 1, std::max(kGlyph, fontMetrics().height()) + 2 * space::kTight};
}

QSize ConnectionIndicator::minimumSizeHint() const
{
    return sizeHint();
}

bool ConnectionIndicator::event(QEvent* event)
{
    // "12 s ago" grows old, so the tooltip is written when it is asked for.
    if (event->type() == QEvent::ToolTip)
        setToolTip(plainTooltip(models::connectionTooltip(m_status, m_scheduler.now())));
    return QAbstractButton::event(event);
}

void ConnectionIndicator::paintEvent(QPaintEvent* /*event*/)
{
    const Theme& theme = Theme::of(this);
    const Ground ground = underMouse() || isDown() ? Ground::Hover : Ground::Window;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    if (ground == Ground::Hover) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.ground(ground));
        painter.drawRoundedRect(frame, space::kRadius, space::kRadius);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.focus(), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(frame, space::kRadius, space::kRadius);
    }
    QRectF glyph(kPadding, 0, kGlyph, kGlyph);
    glyph.moveTop((height() - kGlyph) / 2.0);
    const QColor colour = theme.ink(connectionInk(m_status), ground);
    paintConnectionGlyph(painter, glyph, m_status.state, colour, m_turn);

    QRect text = rect().adjusted(kPadding + kGlyph + space::kSmall, 0, -kPadding, 0);
    painter.setPen(theme.ink(Ink::Text, ground));
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft, word());
    text.setLeft(text.left() + fontMetrics().horizontalAdvance(word()) + space::kSmall);
    painter.setPen(theme.ink(Ink::Muted, ground));
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft, remark());
}

void ConnectionIndicator::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void ConnectionIndicator::showEvent(QShowEvent* event)
{
    QAbstractButton::showEvent(event);
    turnOn();
}

void ConnectionIndicator::hideEvent(QHideEvent* event)
{
    QAbstractButton::hideEvent(event);
    m_turning.stop();
}

} // namespace betlog::widgets
