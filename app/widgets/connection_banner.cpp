// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/connection_banner.h"

#include "app/models/connection_phrases.h"
#include "app/widgets/connection_glyph.h"
#include "app/widgets/theme.h"
#include "app/widgets/wrapped_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using sync::ConnectionState;
using sync::OfflineReason;

namespace {

constexpr int kGlyph = 16;

/// Whether a status is worth a banner. The way up is so only after a connection was lost.
bool isWorthTelling(const sync::ConnectionStatus& status, bool lost)
{
    switch (status.state) {
    case ConnectionState::Live:
        return false;
    case ConnectionState::Connecting:
    case ConnectionState::CatchingUp:
        return lost;
    case ConnectionState::Polling:
        return true;
    case ConnectionState::Offline:
        break;
    }
    return status.reason != OfflineReason::None;
}

/// Whether another attempt by hand may help.
bool canRetry(const sync::ConnectionStatus& status)
{
    return status.state == ConnectionState::Offline
        && status.reason != OfflineReason::ProtocolVersion;
}

} // namespace

ConnectionBanner::ConnectionBanner(base::Scheduler& scheduler, QWidget* parent)
    : QFrame(parent)
    , m_scheduler(scheduler)
    , m_patience(scheduler)
    , m_second(scheduler)
    , m_text(new WrappedLabel(Ink::Text, Ground::Surface, this))
    , m_action(new QPushButton(this))
    , m_details(new QPushButton(tr("Details"), this))
{
    m_text->setMaximumLines(3);
    m_action->setObjectName(u"bannerAction"_s);
    m_details->setObjectName(u"bannerDetails"_s);
    m_details->setProperty("look", u"quiet"_s);
    auto* const row = new QHBoxLayout(this);
    const int left = space::kMedium + kGlyph + space::kSmall;
    row->setContentsMargins(left, space::kSmall, space::kSmall, space::kSmall);
    row->setSpacing(space::kSmall);
    row->addWidget(m_text, 1, Qt::AlignVCenter);
    row->addWidget(m_action, 0, Qt::AlignVCenter);
    row->addWidget(m_details, 0, Qt::AlignVCenter);
    connect(m_action, &QPushButton::clicked, this, &ConnectionBanner::act);
    connect(m_details, &QPushButton::clicked, this, &ConnectionBanner::detailsRequested);
    hide();
}

void ConnectionBanner::setStatus(const sync::ConnectionStatus& status)
{
    m_status = status;
    const bool up =
        status.state == ConnectionState::Live || status.state == ConnectionState::Polling;
    const bool down =
        status.state == ConnectionState::Offline && status.reason != OfflineReason::None;
    const bool cut = m_wasUp && status.state == ConnectionState::Connecting;
    m_lost = (m_lost || down || cut) && !up;
    m_wasUp = m_wasUp || up;
    refresh();
    if (!isWorthTelling(status, m_lost)) {
        m_patience.stop();
        hide();
    } else if (isHidden() && !m_patience.isActive()) {
        m_patience.start(kPatience, [this]() { show(); });
    }
}

QString ConnectionBanner::text() const
{
    return m_text->text();
}

void ConnectionBanner::refresh()
{
    const QString retry = models::retrySentence(m_status, m_scheduler.now());
    const QString sentence = models::connectionSentence(m_status);
    QStringList said {sentence, models::ageSentence(m_status, m_scheduler.now()), retry};
    said.removeAll(QString());
    m_text->setText(said.join(u' '));
    const bool unwanted = m_status.reason == OfflineReason::Unwanted;
    m_action->setText(unwanted ? tr("Connect") : tr("Try now"));
    m_action->setVisible(canRetry(m_status));
    setAccessibleName(m_text->text());
    countDown();
    update();
}

void ConnectionBanner::countDown()
{
    const bool counts = models::secondsToRetry(m_status, m_scheduler.now()).value_or(0) > 0;
    const bool isUp = m_status.state == ConnectionState::Live;
    if (!counts && (isUp || !m_status.lastSync)) {
        m_second.stop();
        return;
    }
    // The seconds are counted; how old the log is grows by the minute.
    if (!m_second.isActive())
        m_second.start(counts ? 1s : 30s, [this]() { refresh(); });
}

void ConnectionBanner::act()
{
    if (m_status.reason == OfflineReason::Unwanted)
        emit connectRequested();
    else
        emit retryRequested();
}

void ConnectionBanner::paintEvent(QPaintEvent* /*event*/)
{
    const Theme& theme = Theme::of(this);
    const Ink ink = connectionInk(m_status);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.border());
    painter.setBrush(theme.tint(ink));
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(frame, space::kRadius, space::kRadius);
    QRectF glyph(space::kMedium, 0, kGlyph, kGlyph);
    glyph.moveTop((height() - kGlyph) / 2.0);
    paintConnectionGlyph(painter, glyph, m_status.state, theme.ink(ink));
}

} // namespace betlog::widgets
