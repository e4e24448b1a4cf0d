// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/toast.h"

#include "app/widgets/close_button.h"
#include "app/widgets/notice_mark.h"
#include "app/widgets/theme.h"
#include "app/widgets/wrapped_label.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMark = 24;
constexpr int kTextLines = 3;
constexpr int kDetailLines = 2; // a bookkeeper's reason is worth a second one

/// The soft edge below and around a card: a few rings, the outer the fainter.
void paintShadow(QPainter& painter, const QRectF& card, const QColor& darkest)
{
    painter.setPen(Qt::NoPen);
    QColor ring = darkest;
    ring.setAlpha(darkest.alpha() / 4);
    painter.setBrush(ring);
    for (int spread = 1; spread < Toast::kShadow; spread += 2) {
        const QRectF grown = card.adjusted(-spread, -spread + 2, spread, spread);
        painter.drawRoundedRect(grown, space::kRadius + spread, space::kRadius + spread);
    }
}

} // namespace

Toast::Toast(const models::Notice& notice, QWidget* parent)
    : QFrame(parent)
    , m_text(new WrappedLabel(Ink::Text, Ground::Toast, this))
    , m_detail(new WrappedLabel(Ink::Muted, Ground::Toast, this))
    , m_action(new QPushButton(this))
    , m_close(new CloseButton(this))
{
    setFocusPolicy(Qt::NoFocus);
    setAttribute(Qt::WA_Hover);
    m_text->setMaximumLines(kTextLines);
    m_detail->setMaximumLines(kDetailLines);
    m_action->setObjectName(u"toastAction"_s);
    m_action->setProperty("look", u"action"_s);
    m_action->setFocusPolicy(Qt::NoFocus);
    m_action->setCursor(Qt::ArrowCursor);
    m_close->setObjectName(u"toastClose"_s);
    m_close->setFocusPolicy(Qt::NoFocus);
    m_close->setCursor(Qt::ArrowCursor);
    layOut();
    connect(m_action, &QPushButton::clicked, this, &Toast::actionTriggered);
    connect(m_close, &QToolButton::clicked, this, &Toast::closed);
    setNotice(notice);
}

void Toast::layOut()
{
    auto* const words = new QVBoxLayout;
    words->setSpacing(2);
    words->addStretch();
    words->addWidget(m_text);
    words->addWidget(m_detail);
    words->addStretch();

    auto* const row = new QHBoxLayout(this);
    const int edge = kShadow + space::kMedium;
    row->setContentsMargins(edge + kMark + space::kMedium, edge, kShadow + space::kSmall, edge);
    row->setSpacing(space::kTight);
    row->addLayout(words, 1);
    row->addWidget(m_action, 0, Qt::AlignVCenter);
    row->addWidget(m_close, 0, Qt::AlignTop);
}

void Toast::setNotice(const models::Notice& notice)
{
    m_notice = notice;
    m_text->setText(notice.text);
    const QString simulated = tr("Simulated");
    QString detail = notice.detail;
    if (notice.simulated)
        detail = detail.isEmpty() ? simulated : simulated + u" · "_s + detail;
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    m_action->setVisible(notice.action.has_value());
    m_action->setText(notice.action ? notice.action->label : QString());
    describe();
    update();
}

void Toast::describe()
{
    setAccessibleName(
        m_detail->text().isEmpty() ? m_text->text() : m_text->text() + u' ' + m_detail->text());
    m_close->setAccessibleName(tr("Close this notice"));
    const bool opens = !m_notice.bet.isNull() || m_notice.kind != models::Notice::Kind::Done;
    setCursor(opens ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

int Toast::heightFor(int width) const
{
    layout()->activate();
    return layout()->totalHeightForWidth(width);
}

void Toast::paintEvent(QPaintEvent* /*event*/)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF card = QRectF(rect()).adjusted(kShadow, kShadow, -kShadow, -kShadow);
    paintShadow(painter, card, theme.shadow());
    painter.setPen(theme.border());
    painter.setBrush(theme.ground(Ground::Toast));
    painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), space::kRadius, space::kRadius);
    const QRectF mark(card.left() + space::kMedium, card.top() + space::kMedium, kMark, kMark);
    paintNoticeMark(painter, mark, m_notice, theme, Ground::Toast);
}

void Toast::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->button() == Qt::LeftButton;
    event->accept();
}

void Toast::mouseReleaseEvent(QMouseEvent* event)
{
    const bool clicked = std::exchange(m_pressed, false) && event->button() == Qt::LeftButton
        && rect().contains(event->position().toPoint());
    event->accept();
    if (clicked)
        emit activated();
}

/// A toast that comes up under a pointer at rest is not being read for that; one that the pointer
/// moves over is.
bool Toast::event(QEvent* event)
{
    if (event->type() == QEvent::HoverEnter)
        m_pointerAtRest = static_cast<QHoverEvent*>(event)->globalPosition();
    const bool moves = event->type() == QEvent::HoverMove && !m_hovered
        && static_cast<QHoverEvent*>(event)->globalPosition() != m_pointerAtRest;
    if (moves) {
        m_hovered = true;
        emit hoverChanged(true);
    }
    return QFrame::event(event);
}

void Toast::leaveEvent(QEvent* event)
{
    QFrame::leaveEvent(event);
    if (std::exchange(m_hovered, false))
        emit hoverChanged(false);
}

} // namespace betlog::widgets
