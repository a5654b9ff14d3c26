import { dictionary, list } from './language.ts';
import type { FinalLanguage } from './language.ts';

export const KOREAN: FinalLanguage = {
  id: 'ko',
  order: 'final',
  verbs: dictionary(`
    get: 가져오 가져옵 가져와 가져올 획득 불러오 불러옵 얻
    list: 나열 열거 목록
    read: 읽 열람
    search: 검색 탐색 찾 찾아
    query: 조회 질의
    show: 표시 보여주 보여줍
    return: 반환 돌려주 돌려줍
    check: 확인 점검 검사 진단
    validate: 검증
    analyze: 분석 평가
    calculate: 계산 측정 집계 산출 추정
    recommend: 추천 제안
    translate: 번역
    parse: 파싱 인식 식별 해석
    compare: 비교
    convert: 변환
    generate: 생성
    summarize: 요약
    download: 다운로드 내려받
    export: 내보내 내보냅
    monitor: 모니터링
    predict: 예측
    extract: 추출
    explain: 설명 안내
    create: 작성 만들 만듭 신규_생성 새로_생성
    add: 추가 삽입
    update: 수정 업데이트 갱신 변경 편집 바꾸 바꿉
    set: 설정
    save: 저장
    write: 기록합 기록하 쓰기
    register: 등록
    upload: 업로드 올리 올립
    import: 가져오기
    send: 전송 보내 보냅 발송
    notify: 알림을_보내 알립
    post: 게시
    publish: 발행 공개
    move: 이동 옮기 옮깁
    rename: 이름을_변경 이름을_바꾸 이름을_바꿉
    copy: 복사 복제
    merge: 병합
    enable: 활성화
    disable: 비활성화
    restore: 복원 복구
    archive: 보관
    invite: 초대
    assign: 할당 배정
    reply: 답장 회신
    cancel: 취소
    subscribe: 구독
    reset: 초기화 재설정
    sync: 동기화
    book: 예약
    manage: 관리
    execute: 실행
    start: 시작 기동 구동
    stop: 중지 정지 중단 멈춥 멈추
    restart: 재시작 다시_시작
    deploy: 배포
    trigger: 트리거
    call: 호출
    click: 클릭
    install: 설치
    build: 빌드
    control: 제어 조작
    delete: 삭제 지웁 지우 지운
    remove: 제거
    clear: 비우 비웁
    destroy: 파기 폐기
    overwrite: 덮어쓰 덮어씁
    revoke: 철회 취소_불가
    uninstall: 제거_설치
    pay: 결제 지불 납부
    refund: 환불
    remit: 송금 이체
    purchase: 구매 주문 매수 구입
    sell: 매도 판매
    withdraw: 출금 인출
    charge: 청구 과금
    deposit: 충전 입금`),
  things: dictionary(`
    payment: 결제 자금 금액 돈
    order: 주문
    subscription: 구독
    label: 라벨 태그 레이블 반응
    permission: 권한
    member: 멤버
    secret: 비밀 비밀번호 암호 토큰
    cache: 캐시
    image: 이미지 그림 사진
    video: 동영상 비디오 영상
    audio: 오디오 음성 음악
    report: 보고서 리포트 차트 그래프
    search: 검색 쿼리 질의 분석 조회
    sql: sql sql_쿼리
    command: 명령 명령어
    script: 스크립트
    code: 코드
    page: 페이지
    browser: 브라우저
    url: 링크
    task: 작업
    service: 서비스 서버
    container: 컨테이너
    instance: 인스턴스
    workflow: 워크플로
    database: 데이터베이스
    trash: 휴지통
    email: 이메일 메일
    message: 메시지
    file: 파일
    invoice: 청구서 송장
    event: 이벤트
    status: 상태 현황
    template: 템플릿`),
  asides: list('주의 경고 참고 매개변수 파라미터 인자 예 예시 전제 오류 중요 제한 필수'),
  usage: list('사용_시기'),
  undone: list(`
    하지 되지 지_않 지_못 지_마 할_수_없 할_수는_없 된 되었 되어 됐 됨 되는 했던 한_ 할_때 할_경우 할_파일 할_수_있는지 할_수_있는_권한 할지 하는지 하려 하기_전 하기_위해
    할_예정 하는_경우 하는_데_필요한 하면 한_후 한_다음 한_뒤 전에 _전에 _후에 _전_ _시_ _시에 _중 할_ 가능_여부 _가능_여부 _여부 _내역 _이력 _기록 _결과 _상태 _현황 _로그
    _시간 _일시 _조건 _방법 _권한 _목록 내역 이력 일시 _횟수 _키워드 _정보 _금액 _번호 하세요 하십시오 해야 해_주세요 _날짜 은_파일 은_ 을_때 지_`),
  done: list(`
    합니다 합 한다 하고 하며 하여 해_ 해서 하거나 하도록 할_수_있습 할_수_있다 할_수_있는_도구 할_수_있는_기능 할_수_있 함. 함 를_수행 을_수행 를_실행 을_실행 를_지원 을_지원 를_처리 을_처리 를_요청 을_요청 를_진행 을_진행
    하는_데_사용 하는데_사용 하기_위한 니다 습니다 고_ 며_ 거나_ 어_ 어서 아_ 기_위한 는_데_사용 를_제공 을_제공 를_위한 을_위한 _작업을_수행 _요청을 _처리를 _작업을 _기능을`),
  plain: list('하는 하기 는 기 하는_ 하기_ 용 _'),
  tools: list(`도구 기능 툴 api 함수 메서드 서비스 명령 엔드포인트 유틸리티 용_도구 서버 전용`),
  joints: list(', · / 및 또는 와 과 _및 _또는 하거나 _·'),
};
